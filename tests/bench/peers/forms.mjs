// node forms.mjs FORM: loads one of the forms of the form bench in @getodk/xforms-engine, written as an XForm by the same rules,
// and answers it. Prints the CPU milliseconds from XForm to a form that can be answered, and of one answer at its head.
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
for (const name of ['Blob', 'CustomEvent', 'Document', 'DOMParser', 'Element', 'Event', 'File', 'FormData', 'HTMLElement', 'Node', 'Text',
                    'XMLDocument', 'XMLSerializer', 'XPathResult', 'Attr', 'CDATASection', 'Comment', 'ProcessingInstruction',
                    'NodeFilter', 'DOMException'])
    if (!(name in globalThis) || name === 'Blob' || name === 'File') globalThis[name] = window[name];
globalThis.window = window;
globalThis.document = window.document;
// What the package is built from was bundled for browsers and must not notice that this is node.
const node = globalThis.process;
globalThis.process = undefined;
const { createInstance } = await import('@getodk/xforms-engine');
globalThis.process = node;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const numbers = (count) => [...Array(count).keys()].map((i) => i + 1);

const attribute = (name, value) => (value ? ` ${name}="${escaped(value)}"` : '');
const bound = (path, row) => `<bind nodeset="${path}" type="${row.list ? 'string' : 'int'}"${attribute('relevant', row.relevant)}` +
    `${attribute('constraint', row.constraint)}${attribute('required', row.required)}${attribute('calculate', row.calculate)}/>`;
const labelled = (row) => `<label>Question ${row.name}</label>`;
const asked = (path, row) => {
    if (row.calculate) return '';
    if (!row.list) return `<input ref="${path}">${labelled(row)}</input>`;
    const filter = row.filter ? `[${row.filter}]` : '';
    return `<select1 ref="${path}">${labelled(row)}<itemset nodeset="instance('${row.list}')/root/item${filter}">` +
        '<value ref="name"/><label ref="label"/></itemset></select1>';
};
const page = (data, lists, binds, body) =>
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>bench</h:title><model>' +
    `<instance><data id="bench">${data}<meta><instanceID/></meta></data></instance>${lists}${binds}</model></h:head>` +
    `<h:body>${body}</h:body></h:html>`;

/// Rows: {name, relevant, constraint, required, calculate}; every path is /data/NAME.
const xform = (rows) => page(rows.map((row) => `<${row.name}/>`).join(''), '', rows.map((row) => bound(`/data/${row.name}`, row)).join(''),
                             rows.map((row) => asked(`/data/${row.name}`, row)).join(''));

/// 25 lists of 100 choices, 5 repeats of 63 selects, every second one with a filter.
const of_choices = () => {
    const item = (i) => `<item><name>c${i % 100}</name><label>Choice ${i}</label><area>a${i % 10}</area></item>`;
    const lists = [...Array(25).keys()].map((list) => `<instance id="list${list}"><root>` +
        `${[...Array(100).keys()].map((i) => item(list * 100 + i)).join('')}</root></instance>`).join('');
    const repeats = [...Array(5).keys()].map((r) => ({
        path: `/data/r${r}`,
        name: `r${r}`,
        rows: [...Array(63).keys()].map((i) => r * 63 + i).map((n) => (
            { name: `s${n}`, list: `list${n % 25}`, filter: n % 2 === 0 ? 'area = /data/area' : '' })),
    }));
    const data = `<area/>${repeats.map((one) => `<${one.name}>${one.rows.map((row) => `<${row.name}/>`).join('')}</${one.name}>`).join('')}`;
    const binds = repeats.flatMap((one) => one.rows.map((row) => bound(`${one.path}/${row.name}`, row))).join('');
    const body = repeats.map((one) => `<group ref="${one.path}"><label>${one.name}</label><repeat nodeset="${one.path}">` +
        `${one.rows.map((row) => asked(`${one.path}/${row.name}`, row)).join('')}</repeat></group>`).join('');
    return page(data, lists, `<bind nodeset="/data/area" type="string"/>${binds}`, `<input ref="/data/area"><label>Area</label></input>${body}`);
};

const forms = {
    broad: () => xform(numbers(592).map((i) => {
        const earlier = `/data/q${Math.max(1, i - 3)}`;
        return {
            name: `q${i}`,
            calculate: i % 3 === 1 && i > 3 ? `${earlier} + 1 div 2` : '',
            relevant: i > 3 && i % 10 < 7 ? `${earlier} > ${i} or ${earlier} = ''` : '',
            constraint: i % 3 === 0 ? '. >= 0 and . < 1000' : '',
            required: i % 3 === 2 && i > 3 ? `${earlier} != ''` : '',
        };
    })),
    choices: of_choices,
    chained: () => xform(numbers(2500).flatMap((i) => [
        { name: `q${i}`, relevant: i > 1 ? `/data/c${i - 1} >= 0` : '' },
        { name: `c${i}`, calculate: i === 1 ? 'coalesce(/data/q1, 0) + 0' : `/data/c${i - 1} + coalesce(/data/q${i}, 0)` },
    ])),
};

const milliseconds = async (work) => {
    const before = process.cpuUsage();
    const result = await work();
    const used = process.cpuUsage(before);
    return [(used.user + used.system) / 1000, result];
};

const xml = forms[process.argv[2]]();
const [ready, made] = await milliseconds(() => createInstance(xml));
const find = (name) => made.root.currentState.children.find((one) => one.currentState.reference === `/data/${name}`);
const first = { broad: ['q1', '7'], choices: ['area', 'a1'], chained: ['q1', '7'] }[process.argv[2]];
const [head] = await milliseconds(() => find(first[0]).setValue(first[1]));
if (process.argv[2] === 'chained' && String(find('c2500').currentState.value) !== '7') throw new Error('the chain came out wrong');
console.log(ready, head);
process.exit(0);

// node peers.mjs PEER RECORDS FOLDER: one replica makes the records, another, empty one takes them. Prints the CPU seconds of
// taking them and the bytes that went between, as `SECONDS BYTES`.
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const [peer, count, folder] = [process.argv[2], Number(process.argv[3]), process.argv[4]];
const answer = (record, field) => createHash('sha512').update(`${record}.${field}`).digest('base64').slice(0, 75);
const fields = [...Array(12).keys()];
const seconds = async (work) => {
    const before = process.cpuUsage();
    await work();
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1e6;
};

const peers = {
    async yjs() {
        const Y = await import('yjs');
        const made = new Y.Doc();
        made.transact(() => {
            for (let record = 0; record < count; ++record) {
                const one = new Y.Map();
                for (const field of fields) one.set(`q${field}`, answer(record, field));
                made.getMap('records').set(`r${record}`, one);
            }
        });
        const wire = Y.encodeStateAsUpdate(made);
        const taken = new Y.Doc();
        const used = await seconds(() => Y.applyUpdate(taken, wire));
        if (taken.getMap('records').size !== count) throw new Error('not all records arrived');
        return [used, wire.length];
    },
    async automerge() {
        const A = await import('@automerge/automerge');
        const records = {};
        for (let record = 0; record < count; ++record)
            records[`r${record}`] = Object.fromEntries(fields.map((field) => [`q${field}`, answer(record, field)]));
        const wire = A.save(A.from({ records }));
        let taken = A.init();
        const used = await seconds(() => { taken = A.loadIncremental(taken, wire); });
        if (Object.keys(taken.records).length !== count) throw new Error('not all records arrived');
        return [used, wire.length];
    },
    async pouchdb() {
        const { default: PouchDB } = await import('pouchdb');
        const made = new PouchDB(join(folder, 'made'));
        const docs = [];
        for (let record = 0; record < count; ++record)
            docs.push({ _id: `r${record}`, ...Object.fromEntries(fields.map((field) => [`q${field}`, answer(record, field)])) });
        await made.bulkDocs(docs);
        const taken = new PouchDB(join(folder, 'taken'));
        const used = await seconds(() => made.replicate.to(taken, { batch_size: 1000 }));
        if ((await taken.info()).doc_count !== count) throw new Error('not all records arrived');
        return [used, JSON.stringify(docs).length];
    },
};

const [used, bytes] = await peers[peer]();
console.log(used, bytes);
process.exit(0);

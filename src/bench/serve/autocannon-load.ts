import autocannon from 'autocannon'

// A process of its own: node autocannon-load.ts OPTIONS (as JSON); `[<id>]` in the address is another word in each request.
// Writes requests a second.
const result = await autocannon({ ...JSON.parse(process.argv[2] ?? '{}'), idReplacement: true })
process.stdout.write(`${result.requests.average}\n`)

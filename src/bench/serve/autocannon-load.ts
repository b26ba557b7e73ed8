import autocannon from 'autocannon'

// A process of its own: node autocannon-load.ts OPTIONS (as JSON); `[<id>]` in the address is another word in each request.
// Writes requests a second; fails where some were refused.
const result = await autocannon({ ...JSON.parse(process.argv[2] ?? '{}'), idReplacement: true })
const refused = result['4xx'] + result['5xx']
if (refused > 0) throw new Error(`${refused} of ${result.requests.total} requests were refused`)
process.stdout.write(`${result.requests.average}\n`)

import { parentPort, workerData } from 'node:worker_threads'
import { writeBack } from './checkpoint.ts'
import { openSqlite } from './connection.ts'

// A thread of its own with a connection of its own, so that the thread that writes never waits for the disk.
const connection = openSqlite({ file: workerData as string })

parentPort?.on('message', (wish: 'write back' | 'close') => {
  if (wish === 'close') {
    connection.close()
    parentPort?.close()
    return
  }
  writeBack(connection)
  parentPort?.postMessage('written')
})

import { parentPort, workerData } from 'node:worker_threads'
import { WireServer } from './server.ts'
import { Store } from './store.ts'

// The thread of its own in which the store works, so that a long search does not hold up the process that asks.
const { directory, socketPath } = workerData as { directory: string; socketPath: string }
const store = new Store(directory)
const server = new WireServer(store)
await server.listen(socketPath)
parentPort?.postMessage('ready')
parentPort?.once('message', async () => {
  await server.stop()
  await store.storage.close()
  parentPort?.close()
})

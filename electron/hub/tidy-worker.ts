import { parentPort, workerData } from 'node:worker_threads'
import { putTogether } from './snapshot'

/** A thread for one journal: what it says as one update, or `null`. */
parentPort?.postMessage(putTogether(workerData as readonly Uint8Array[]))

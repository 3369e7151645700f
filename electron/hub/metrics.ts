import { statfsSync } from 'node:fs'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isTrouble } from '../../shared/conditions'
import { type DocumentName, parseDocumentName } from '../../shared/document-name'
import type { Hub } from './hub'
import { PassingStore } from './passing-store'
import { type DocumentUpdate, type KeptAct, type Store, StoreError } from './store'

/**
 * What an operator may know of a hub at work, in the text format of Prometheus.
 *
 * No word, name, token or id is in it. That a delegation drafts an amendment is a secret until it is
 * tabled, and counting would betray it: so nothing is counted that has to do with drafts, neither
 * the documents, nor what is written in them, nor acts that are in no record.
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly #updates: Counter<'outcome'>
  readonly #acts: Counter
  readonly #journal: Histogram
  readonly #faults: Counter<'why'>
  #backedUp: number | null = null

  constructor(readonly options: { readonly folder: string; readonly now: () => Date }) {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry, prefix: 'rapporteur_' })
    this.#updates = new Counter({
      name: 'rapporteur_updates_total',
      help: 'Updates of shared documents: taken, or why not. Drafts are not counted.',
      labelNames: ['outcome'],
      registers,
    })
    this.#acts = new Counter({
      name: 'rapporteur_acts_total',
      help: 'Acts in the record.',
      registers,
    })
    this.#journal = new Histogram({
      name: 'rapporteur_journal_seconds',
      help: 'From an update or an act until it is on the disk. Drafts are not measured.',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    })
    this.#faults = new Counter({
      name: 'rapporteur_journal_faults_total',
      help: 'Writes that the disk did not take, and why.',
      labelNames: ['why'],
      registers,
    })
    new Gauge({
      name: 'rapporteur_disk_free_bytes',
      help: 'Room on the disk on which the conference is kept.',
      registers,
      collect() {
        const { bavail, bsize } = statfsSync(options.folder)
        this.set(bavail * bsize)
      },
    })
  }

  /** Makes known what the hub itself can be asked for. */
  follow(hub: Pick<Hub, 'counts' | 'conditions'>): void {
    const registers = [this.#registry]
    new Gauge({
      name: 'rapporteur_connections',
      help: 'Windows that are connected.',
      registers,
      collect() {
        this.set(hub.counts().connections)
      },
    })
    new Gauge({
      name: 'rapporteur_http_connections',
      help: 'Connections that are no window: many that stay are somebody keeping the hub waiting.',
      registers,
      collect() {
        this.set(hub.counts().http)
      },
    })
    new Gauge({
      name: 'rapporteur_documents',
      help: 'Documents that are open, drafts not counted.',
      registers,
      collect() {
        this.set(hub.counts().documents.filter((name) => !isSecret(name)).length)
      },
    })
    new Gauge({
      name: 'rapporteur_condition',
      help: '1 for each thing that the secretariat has been told is wrong with this machine.',
      labelNames: ['kind'],
      registers,
      collect() {
        this.reset()
        const told = hub.conditions().filter((each) => each.kind !== 'backups' || isTrouble(each))
        for (const { kind } of told) this.set({ kind }, 1)
      },
    })
  }

  /** A backup has been made. How old it is, is known from then on. */
  backedUp(): void {
    const { now } = this.options
    const isFirst = this.#backedUp === null
    this.#backedUp = now().getTime()
    if (!isFirst) return
    const age = () => (now().getTime() - (this.#backedUp ?? 0)) / 1_000
    new Gauge({
      name: 'rapporteur_backup_age_seconds',
      help: 'Time since the last backup.',
      registers: [this.#registry],
      collect() {
        this.set(age())
      },
    })
  }

  /** What became of an update: `taken`, or why it was not. */
  update(name: DocumentName, outcome: string): void {
    if (!isSecret(name)) this.#updates.inc({ outcome })
  }

  act(): void {
    this.#acts.inc()
  }

  async written(writing: Promise<void>): Promise<void> {
    const end = this.#journal.startTimer()
    try {
      await writing
      end()
    } catch (error) {
      this.#faults.inc({ why: error instanceof StoreError ? error.why : 'disk-failed' })
      throw error
    }
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }
}

/** Times what goes to the disk. */
export class MeasuredStore extends PassingStore {
  constructor(
    inner: Store,
    readonly metrics: Metrics,
  ) {
    super(inner)
  }

  override append(update: DocumentUpdate): Promise<void> {
    const writing = super.append(update)
    return isOfSecret(update) ? writing : this.metrics.written(writing)
  }

  override async commit(act: KeptAct): Promise<void> {
    const writing = super.commit(act)
    if (!act.entry && act.updates.some(isOfSecret)) return writing
    await this.metrics.written(writing)
    if (act.entry) this.metrics.act()
  }
}

/** A draft, and a delegation's own papers, in which its drafts are named. */
function isSecret({ kind }: DocumentName): boolean {
  return kind === 'amendment' || kind === 'folder' || kind === 'kept'
}

/** Also what is kept beside a draft: whose its words are. */
function isOfSecret({ document }: DocumentUpdate): boolean {
  const name = parseDocumentName(document.replace(/^(authors|hands|typists)\//, ''))
  return name !== null && isSecret(name)
}

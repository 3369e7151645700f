import { expect, it } from 'vitest'
import { schema } from '../../shared/document/schema'
import type { FinalDocument } from '../../shared/exchange/final-document'
import { said } from '../../shared/exchange/redline/testing/resolved'
import { p, section, text } from '../../shared/testing/build'
import type { Exporter } from './export'
import { documentFrom } from './file-source'
import { MemoryStore } from './memory-store'
import { Copy, lately } from './pages/copy'
import { openTestHub, seatEveryone } from './testing/open-hub'

it('makes the text a redline of the version that is named, and of no other', async () => {
  const printed: FinalDocument[] = []
  const exporter: Pick<Exporter, 'export' | 'letters' | 'close'> = {
    async export(form, source, documents) {
      const copy = new Copy()
      copy.take(lately(documents, null))
      const document = documentFrom(source, copy)
      if (document) printed.push(document)
      return document && { name: `a.${form}`, type: 'text/plain', bytes: new Uint8Array([1]) }
    },
    letters: () => Promise.reject(new Error('Nobody asks for letters')),
    close: async () => {},
  }
  const given = text(schema.node('masthead'), section('s', p('a', 'The Conference met.')))
  const hub = await openTestHub(new MemoryStore(), { exporter }, given)
  const everyone = await seatEveryone(hub)
  const { secretariat, ardesia } = everyone
  await Promise.all(Object.values(everyone).map((each) => each.text.synced()))
  const issue = { kind: 'issue-version', symbol: 'CCW/AP.II/CONF.7/L.1' } as const
  const { version } = await secretariat.do(issue, 'version')
  ardesia.text.type('met', ' twice')
  await secretariat.text.says('met twice')
  const headers = { authorization: `Bearer ${ardesia.joined.token}` }
  const ask = (id: string) => fetch(`${hub.address}/api/export/docx?since=${id}`, { headers })
  expect((await ask(version)).status).toBe(200)
  expect(await (await ask('none')).json()).toEqual({ problem: 'export-failed' })
  expect(printed.map(said)).toEqual([['1. The Conference met{+Secretariat:  twice+}.']])
  for (const person of Object.values(everyone)) person.leave()
  await hub.close()
})

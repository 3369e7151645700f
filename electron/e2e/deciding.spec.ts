import type { Page } from '@playwright/test'
import { blockId } from '../../shared/ids'
import { parseInvitationLink } from '../../shared/invitation-link'
import type { Act, Outcome } from '../../shared/protocol'
import { TestDevice } from '../hub/testing/device'
import type { Hub } from './launch'
import { Person } from './person'
import { expect, test } from './test'

const meetings = 'Conference held two plenary meetings'
const nomination = 'confirmed the nomination of Ambassador'
const official = 'appointed as its Secretary-General an official'

test('the president decides on rivals, adopts several at once, and the room follows', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const page = async () => (await browser.newContext()).newPage()
  const secretariat = new Person(await page(), 'Secretariat')
  await secretariat.joinInBrowser(hub.invitation)
  const president = new Person(await page(), 'Zoé Blanc')
  await president.joinInBrowser(await secretariat.invite('President'))
  const links = [
    await secretariat.invite('Ardesia'),
    await secretariat.invite('Belvane'),
    await secretariat.invite('Camoria'),
  ]
  await secretariat.openStage('Open amendments')
  await president.expectStage('Amending')
  const [ardesia, belvane, camoria] = await Promise.all(links.map((link) => delegateOf(hub, link)))
  if (!ardesia || !belvane || !camoria) throw new Error('Each link gives a seat')

  await test.step('three propose other words for one, and two for others', async () => {
    const [rival, other, last] = await Promise.all(
      [meetings, nomination, official].map((words) => passage(president, words)),
    )
    if (!rival || !other || !last) throw new Error('The sample has these paragraphs')
    await ardesia.table(rival, 'in the morning and in the afternoon', 'before and after noon')
    await belvane.table(rival, 'in the morning and in the afternoon', 'from morning to night')
    await camoria.table(rival, 'will be issued', 'shall be published')
    await ardesia.table(other, 'confirmed', 'welcomed')
    await belvane.table(last, 'an official', 'a senior official')
  })

  await president.open('Amendments')
  await expect(president.page.locator('.board-count')).toHaveText('5 amendments, 5 to decide.')
  const [room] = await Promise.all([
    president.page.context().waitForEvent('page'),
    president.page.getByRole('button', { name: 'Show to the room' }).click(),
  ])
  const asked = namesAskedFor(room)
  await room.reload()
  const dialog = president.page.getByRole('alertdialog')

  await test.step('what is taken up is before the room, with its number as printed', async () => {
    await president.openRow('A/1')
    await president.page.getByRole('button', { name: 'Take up A/1' }).click()
    await expect(room.getByRole('heading', { name: 'A/1 Ardesia' })).toBeVisible()
    await expect(room.locator('.projector-paragraph').first().locator('ins')).toContainText(
      'before and after noon',
    )
    const others = room.locator('.projector-rival')
    await expect(others.locator('h3')).toHaveText(['A/2 Belvane', 'A/3 Camoria'])
    await expect(others.first().locator('ins')).toHaveText([/from$/, /to night$/])
  })

  await test.step('before it is adopted, what becomes of the others is said in words', async () => {
    await president.page.getByRole('button', { name: 'Adopt A/1' }).click()
    await expect(dialog.locator('.fates li')).toHaveText([
      /^A\/2 Belvane will collide/,
      /^A\/3 Camoria stands, fitted/,
    ])
    await dialog.getByRole('checkbox', { name: 'A/2 Belvane' }).check({ force: true })
    await expect(dialog.locator('.fates li').first()).toHaveText(
      /^A\/2 Belvane falls: A\/1 was adopted/,
    )
    await dialog.getByRole('button', { name: 'Adopt', exact: true }).click()
    await expect(president.card('A/1')).toContainText('Adopted at')
    await expect(president.card('A/2')).toContainText(/Fell at .*: A\/1 was adopted/)
    await expect(room.locator('.projector-state')).toContainText('Adopted at')
  })

  await test.step('another is adopted as it was read out', async () => {
    await president.openRow('A/3')
    await president.page.getByRole('button', { name: 'Other decisions on A/3' }).click()
    await president.page.getByRole('menuitem', { name: 'Adopt as orally revised…' }).click()
    const words = dialog.getByLabel('The words as read out')
    await words.fill((await words.inputValue()).replace('published', 'published in time'))
    await expect(dialog.locator('.redline ins').last()).toContainText('published in time')
    await dialog.getByRole('button', { name: 'Adopt as orally revised' }).click()
    await expect(president.card('A/3')).toContainText('Adopted as orally revised at')
  })

  await test.step('the others are adopted in one go, each by its own act', async () => {
    await president.page.getByRole('button', { name: 'Tick the 2 uncontested' }).click()
    await president.page.getByRole('button', { name: 'Adopt 2 by consensus…' }).click()
    await expect(dialog.locator('li')).toHaveText([
      /^A\/4 Ardesia, paragraph/,
      /^A\/5 Belvane, paragraph/,
    ])
    await dialog.getByRole('button', { name: 'Adopt these 2' }).click()
    await expect(president.page.locator('.board-came')).toContainText('Adopted: A/4 and A/5.')
    await expect(room.getByRole('heading', { name: 'A/5 Belvane' })).toBeVisible()
    await secretariat.open('Record')
    for (const label of ['A/1', 'A/4', 'A/5']) {
      const row = secretariat.page.getByRole('row').filter({ hasText: `Adopted ${label}` })
      await expect(row).toContainText('Zoé Blanc')
    }
  })

  await test.step('the decision on one is reconsidered, and what fell with it stands again', async () => {
    await president.openRow('A/1')
    await president.page.getByRole('button', { name: 'Reconsider the decision on A/1' }).click()
    await dialog.getByRole('button', { name: 'Reconsider' }).click()
    await expect(president.card('A/1')).toContainText('Under consideration')
    await expect(president.card('A/2')).toContainText('Tabled')
    await secretariat.open('Text')
    const words = () => secretariat.words(meetings)
    await expect
      .poll(words)
      .toMatch(/in the morning and in the afternoon.* shall be published in time/)
  })

  // The room has asked for what everyone may read, and nobody is told that it looks.
  expect([...(await asked())].sort()).toEqual(['register', 'text'])
})

interface Passage {
  readonly id: string
  readonly words: string
}

async function passage(person: Person, words: string): Promise<Passage> {
  const id = await person.block(words).getAttribute('data-id')
  return { id: id ?? '', words: await person.words(words) }
}

interface Delegate {
  table(passage: Passage, was: string, becomes: string): Promise<void>
}

/** A delegation's seat that speaks to the hub without a window. */
async function delegateOf({ address }: Hub, link: string): Promise<Delegate> {
  const post = async <T>(path: string, body: unknown, token?: string): Promise<T> => {
    const response = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    return (await response.json()) as T
  }
  const invitation = parseInvitationLink(link)
  if (!invitation) throw new Error(`Not an invitation: ${link}`)
  const seat = await (await TestDevice.make()).join(invitation, 'Delegate')
  if ('problem' in seat) throw new Error(seat.problem)
  const act = async (asked: Act) => {
    const outcome = await post<Outcome>('acts', asked, seat.token)
    if (outcome.kind !== 'done') throw new Error(`Refused: ${outcome.why}`)
    return outcome.result
  }
  return {
    async table({ id, words }, was, becomes) {
      const text = words.replace(was, becomes)
      const proposed = {
        type: 'paragraph',
        attrs: { id },
        content: [{ type: 'text', text }],
      }
      const drafted = await act({
        kind: 'draft-amendment',
        place: { kind: 'there' },
        blocks: [blockId(id)],
      })
      if (drafted.kind !== 'draft') throw new Error('A draft is answered with its id')
      const content = { type: 'doc', content: [{ type: 'section', content: [proposed] }] }
      const { amendment } = drafted
      await act({ kind: 'table-amendment', amendment, content, rationale: '', seen: 1 })
    },
  }
}

/** The kinds of documents that a page names on its socket. */
function namesAskedFor(page: Page): () => Promise<ReadonlySet<string>> {
  const kinds = new Set<string>()
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      // Each message begins with the length of the document's name, and the name.
      const bytes = Buffer.from(payload)
      const name = bytes.subarray(1, 1 + (bytes[0] ?? 0)).toString()
      if (name) kinds.add(name.split('/')[0] ?? name)
    })
  })
  return async () => kinds
}

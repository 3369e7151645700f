import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator } from '@playwright/test'
import { freePort } from './free-port'
import { Person } from './person'
import { expect, test } from './test'

const mandate = 'exercise his authority to achieve the goal of universality'
const typed = ' without further delay'

const draftOf = (person: Person): Locator => person.page.locator('.draft')
const notesOf = (person: Person): Locator => draftOf(person).locator('.own-note')

async function unfoldNotes(person: Person): Promise<void> {
  await draftOf(person)
    .getByRole('button', { name: /Add a note|^\d+ notes? / })
    .press('Enter')
}

async function note(person: Person, words: string): Promise<void> {
  const field = draftOf(person).getByLabel('Note', { exact: true })
  await field.fill(words)
  await field.press('Control+Enter')
  await expect(field).toHaveValue('')
}

/** A link for another device of the same person. */
async function linkOf(person: Person): Promise<string> {
  await person.open('Delegations')
  await person.page.getByRole('button', { name: 'Add another device' }).click()
  const link = person.page.getByRole('textbox', { name: 'Invitation link' })
  await expect(link).toHaveValue(/#\/join\?/)
  const value = await link.inputValue()
  await person.open('Text')
  return value
}

async function come(browser: Browser, name: string, how: (person: Person) => Promise<void>) {
  const person = new Person(await (await browser.newContext()).newPage(), name)
  await how(person)
  return person
}

/** Another device of the same person, in a browser of its own. */
const another = async (browser: Browser, link: string) =>
  come(browser, 'Ana', (person) => person.joinOnAnotherDevice(link))

/** A secretariat, and a delegate with a draft and a note on it. */
async function noted(browser: Browser, invitation: string) {
  const secretariat = await come(browser, 'Sofia', (person) => person.joinInBrowser(invitation))
  const link = await secretariat.invite('Ardesia')
  await secretariat.open('Text')
  const ana = await come(browser, 'Ana', (person) => person.joinInBrowser(link))
  await secretariat.openStage('Open amendments')
  await ana.expectStage('Amending')
  await ana.goToEndOf(mandate)
  await ana.page.keyboard.type(typed, { delay: 5 })
  await expect(draftOf(ana)).toContainText(typed)
  await unfoldNotes(ana)
  await note(ana, 'Ask the capital first.')
  await expect(notesOf(ana)).toHaveCount(1)
  await ana.expectSaved()
  return { secretariat, ana }
}

async function readsBoth(person: Person, words: string): Promise<void> {
  await expect(draftOf(person)).toContainText(typed)
  await unfoldNotes(person)
  await expect(notesOf(person).first()).toContainText(words)
}

test('notes are read by one’s own delegation alone, on each of its devices, whenever it joined', async ({
  openHub,
  browser,
}) => {
  const hub = await openHub()
  const { secretariat, ana } = await noted(browser, hub.invitation)
  const join = async (name: string, seat: string) => {
    const link = await secretariat.invite(seat)
    return come(browser, name, (person) => person.joinInBrowser(link))
  }
  const aldo = await join('Aldo', 'Ardesia')
  const bo = await join('Bo', 'Belvane')

  await test.step('a colleague who joins later reads what was written before, and answers', async () => {
    await readsBoth(aldo, 'Ask the capital first.')
    await note(aldo, 'The capital agrees.')
    await expect(notesOf(ana)).toHaveCount(2)
  })

  await test.step('who sponsors the draft for another delegation has notes of its own', async () => {
    const draft = draftOf(ana)
    await draft.getByRole('button', { name: '1 sponsor' }).press('Enter')
    await draft.getByRole('button', { name: /Ask to sponsor it$/ }).press('Enter')
    await ana.page.getByRole('option', { name: 'Belvane' }).press('Enter')
    await draft.getByRole('button', { name: 'Invite', exact: true }).press('Enter')
    await draftOf(bo).getByRole('button', { name: 'Sponsor it' }).press('Enter')
    await expect(draftOf(bo)).toContainText(typed)
    await unfoldNotes(bo)
    await note(bo, 'Ardesia is in a hurry.')
    await expect(notesOf(bo)).toHaveCount(1)
    await expect(notesOf(ana)).toHaveCount(2)
    for (const other of [bo, secretariat]) {
      await expect(other.page.locator('body')).not.toContainText('capital')
    }
    await expect(ana.page.locator('body')).not.toContainText('in a hurry')
  })

  await test.step('a further device of the same person reads them, and writes in the draft', async () => {
    const phone = await another(browser, await linkOf(ana))
    await readsBoth(phone, 'Ask the capital first.')
    await expect(notesOf(phone).last()).toContainText('The capital agrees.')
    await phone.draft.focus()
    await phone.page.keyboard.press('Control+End')
    await phone.page.keyboard.type(' and for all', { delay: 5 })
    await expect(draftOf(ana)).toContainText(' and for all')
    await expect(draftOf(bo)).toContainText(' and for all')
  })
})

test('a further device reads drafts and notes of before once another is open, the hub having been killed', async ({
  openHub,
  browser,
  folder,
}) => {
  const where = { data: join(folder, 'meeting.rapporteur'), port: await freePort() }
  const hub = await openHub(where)
  const { ana } = await noted(browser, hub.invitation)
  const links = [await linkOf(ana), await linkOf(ana)] as const
  await hub.stop('SIGKILL')

  await test.step('what is noted while the hub is away is kept, counted and sent later', async () => {
    await note(ana, 'Typed in the dark.')
    await expect(notesOf(ana).last()).toContainText('Not yet with the secretariat')
    const offline = ana.page.getByRole('button', { name: /^Offline .* 1 change kept here$/ })
    await expect(offline).toBeVisible()
    await openHub({ ...where, args: [] })
    await expect(notesOf(ana).last()).not.toContainText('Not yet')
    await ana.expectSaved()
  })

  await test.step('a second one joins and reads both', async () => {
    const second = await another(browser, links[0])
    await readsBoth(second, 'Ask the capital first.')
    await expect(notesOf(second).last()).toContainText('Typed in the dark.')
    await second.page.context().close()
  })

  await test.step('where nobody is there to pass the key on, it says so, and waits', async () => {
    await ana.page.goto('about:blank')
    const third = await another(browser, links[1])
    await third.open('Amendments')
    const waits = third.page.getByText('Sealed for its sponsors’ devices').first()
    await expect(waits).toBeVisible()
    await ana.page.goBack()
    await expect(waits).toHaveCount(0)
    await third.open('Text')
    await readsBoth(third, 'Ask the capital first.')
  })
})

test('drafts and notes are read where a standby has taken over, by a device that joins there', async ({
  openHub,
  browser,
  folder,
}) => {
  const first = await openHub()
  const { secretariat, ana } = await noted(browser, first.invitation)
  await secretariat.open('Delegations')
  await secretariat.page.getByRole('button', { name: 'Make a standby link' }).click()
  const file = join(folder, 'standby.link')
  const made = secretariat.page.getByRole('textbox', { name: 'Standby link' })
  await writeFile(file, await made.inputValue())
  const standby = await openHub({ args: ['--standby', file] })
  const has = secretariat.page.getByText(`The standby at ${standby.address} has everything.`)
  await expect(has).toBeVisible()
  // A page may go to a standby that followed already when it was loaded.
  for (const each of [secretariat, ana]) {
    await each.page.reload()
    await each.seesText()
  }

  await first.stop('SIGKILL')
  const name = 'Have the standby take over'
  await secretariat
    .notice('The hub of this conference cannot be reached')
    .getByRole('button', { name })
    .click()
  await secretariat.page.getByRole('alertdialog').getByRole('button', { name }).click()
  await expect(ana.notice(`goes on at its second computer, ${standby.address}`)).toBeVisible({
    timeout: 60_000,
  })
  await readsBoth(ana, 'Ask the capital first.')
  const phone = await another(browser, await linkOf(ana))
  await readsBoth(phone, 'Ask the capital first.')
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { root } from '../tools/root'
import { expect, test } from './test'

const Recents = z.object({
  entries: z.array(
    z.object({
      address: z.string(),
      joined: z.object({ conference: z.object({ id: z.string() }) }),
      hosted: z.object({ file: z.string(), port: z.number() }).nullable(),
    }),
  ),
})

async function recentsOf(userData: string) {
  const content = await readFile(join(userData, 'recents.json'), 'utf8')
  return Recents.parse(JSON.parse(content)).entries
}

const sample = /Seventh Annual Conference/

test('the sample opens, and is the same one when it opens again', async ({ launch, folder }) => {
  const userData = join(folder, 'user')
  const first = await launch({ userData })
  await first.window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(first.window).toHaveTitle(sample)
  await first.app.close()

  const second = await launch({ userData })
  await second.window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(second.window).toHaveTitle(sample)
  const [entry, ...others] = await recentsOf(userData)
  expect(entry?.hosted?.file).toBe('sample.rapporteur')
  expect(others).toEqual([])
})

test('a conference is hosted with the keyboard alone, and found again under recents', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'user')
  const { app, window } = await launch({ userData })
  const { keyboard } = window
  await window.getByRole('heading', { name: 'Rapporteur' }).waitFor()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(window.getByLabel('Title of the conference')).toBeFocused()
  await keyboard.press('Enter')
  await expect(window.getByLabel('Title of the conference')).toBeFocused()
  await keyboard.type('المؤتمر السنوي الثامن')
  await keyboard.press('Tab')
  await keyboard.type('Geneva, 6 November 2006')
  await keyboard.press('Tab')
  await keyboard.type('Ana')
  await keyboard.press('Tab')
  await keyboard.type('Ardesia\nBelvane')
  await expect(window.getByText('2 delegations')).toBeVisible()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(window).toHaveTitle(/المؤتمر السنوي الثامن/)
  const [before] = await recentsOf(userData)
  await app.close()

  const again = await launch({ userData })
  await again.window.getByRole('button', { name: /المؤتمر السنوي الثامن/ }).click()
  await expect(again.window).toHaveTitle(/المؤتمر السنوي الثامن/)
  expect(await recentsOf(userData)).toEqual([before])
})

test('an invitation pasted anywhere leads to the door, and a name through it', async ({
  launch,
  openHub,
}) => {
  const hub = await openHub()
  const { app, window } = await launch()
  await window.getByRole('heading', { name: 'Rapporteur' }).waitFor()
  const mailed = ` ${hub.invitation.replace('&', '\n  &')}`
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), mailed)
  await window.keyboard.press('ControlOrMeta+V')
  await expect(window.getByRole('heading', { name: 'Join the conference' })).toBeVisible()

  await window.keyboard.press('Enter')
  await expect(window.getByText('Please fill in.')).toBeVisible()
  await window.getByLabel('Your name').fill('Ana')
  await window.keyboard.press('Enter')
  await expect(window).toHaveTitle(sample)
})

test('what is wrong with an invitation is said in a sentence, and nothing is lost', async ({
  launch,
  openHub,
}) => {
  const [hub, other] = [await openHub(), await openHub()]
  const website = createServer((_, response) => response.end('<!doctype html>'))
  website.listen(0, '127.0.0.1')
  const nobody = 'http://127.0.0.1:9'
  const somebody = () => `http://127.0.0.1:${(website.address() as AddressInfo).port}`
  const { window } = await launch()

  const tryToJoin = async (link: string) => {
    await window.getByRole('button', { name: 'Join with an invitation' }).click()
    await window.getByLabel('Invitation link').fill(link)
    await window.keyboard.press('Enter')
    await window.getByLabel('Your name').fill('Ana')
    await window.keyboard.press('Enter')
    await window.getByRole('alert').waitFor()
    const said = await window.getByRole('alert').innerText()
    await expect(window.getByLabel('Your name')).toHaveValue('Ana')
    await window.getByRole('button', { name: 'Back' }).click()
    return said
  }

  expect(await tryToJoin(`${hub.invitation}x`)).toContain('not a valid invitation')
  expect(await tryToJoin(hub.invitation.replace(hub.address, nobody))).toContain('Nothing answers')
  expect(await tryToJoin(hub.invitation.replace(hub.address, other.address))).toContain(
    'Another conference',
  )
  expect(await tryToJoin(hub.invitation.replace(hub.address, somebody()))).toContain(
    'not a conference',
  )
  website.close()

  await window.getByRole('button', { name: 'Join with an invitation' }).click()
  await window.getByLabel('Invitation link').fill('https://example.org/')
  await window.keyboard.press('Enter')
  await expect(window.getByText('This is not an invitation.')).toBeVisible()
})

test('a port that another program has taken is named, and the conference waits', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'user')
  const first = await launch({ userData })
  await first.window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(first.window).toHaveTitle(sample)
  await first.app.close()

  const [entry] = await recentsOf(userData)
  const other = createServer().listen(entry?.hosted?.port, '127.0.0.1')
  const { window } = await launch({ userData })
  const recent = window.getByRole('button', { name: sample })
  await recent.click()
  await expect(window.getByRole('alert')).toContainText('Another program is using')
  await new Promise((resolve) => other.close(resolve))
  await recent.click()
  await expect(window).toHaveTitle(sample)
})

test('a damaged conference is left as it is', async ({ launch, folder }) => {
  const userData = join(folder, 'user')
  const first = await launch({ userData })
  await first.window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(first.window).toHaveTitle(sample)
  await first.app.close()

  const path = join(userData, 'conferences', 'sample.rapporteur')
  const rubbish = Buffer.alloc(8192, 'x')
  await writeFile(path, rubbish)
  const { window } = await launch({ userData })
  await window.getByRole('button', { name: sample }).click()
  await expect(window.getByRole('alert')).toContainText('damaged')
  expect(await readFile(path)).toEqual(rubbish)
})

test('a hub that is killed comes back at the same address by itself', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'user')
  const { app, window } = await launch({ userData })
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(window).toHaveTitle(sample)
  const [entry] = await recentsOf(userData)

  const hubOf = () =>
    app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Hub')?.pid ?? null)
  const pid = await hubOf()
  if (pid === null) throw new Error('The hub is one of the processes of the application')
  process.kill(pid, 'SIGKILL')
  await expect.poll(hubOf).not.toBe(pid)
  await expect
    .poll(() =>
      fetch(`${entry?.address}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    .toBe(true)
})

test('a page that dies is shown again, where it was', async ({ launch }) => {
  const { app, window } = await launch()
  await window.getByRole('button', { name: 'Open the sample conference' }).click()
  await expect(window).toHaveTitle(sample)
  const title = () =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents && !contents.isCrashed() ? contents.getTitle() : null
    })
  const reloaded = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('did-finish-load', () => resolve())
        contents?.forcefullyCrashRenderer()
      }),
  )
  await reloaded
  await expect.poll(title).toMatch(sample)
})

test('the same user has one window, however often the application is started', async ({
  launch,
  folder,
}) => {
  const userData = join(folder, 'user')
  const { app } = await launch({ userData })
  const told = app.evaluate(
    ({ app }) =>
      new Promise<boolean>((resolve) => app.once('second-instance', () => resolve(true))),
  )
  // Started by hand: Playwright would wait for a window of the second one, and there is none.
  const sandbox = app.process().spawnargs.includes('--no-sandbox') ? ['--no-sandbox'] : []
  const second = spawn(app.process().spawnfile, [...sandbox, root, `--user-data-dir=${userData}`])
  await once(second, 'exit')
  expect(await told).toBe(true)
  expect(app.windows()).toHaveLength(1)
})

test('in a browser one joins by the link and comes back to the conference', async ({
  openHub,
  page,
}) => {
  const hub = await openHub()
  await page.goto(hub.address)
  await expect(page.getByRole('button', { name: 'Host a conference' })).toHaveCount(0)
  await expect(page.getByText('use the Rapporteur application')).toBeVisible()
  await page.getByLabel('Invitation link').fill(hub.invitation)
  await page.keyboard.press('Enter')
  await page.getByLabel('Your name').fill('Ana')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle(sample)
  expect(page.url()).toBe(`${hub.address}/`)
  await page.reload()
  await expect(page).toHaveTitle(sample)
})

import { Person } from './person'
import { expect, test } from './test'

test('the application shows the room a second window, which can do nothing', async ({ launch }) => {
  const { app, window: page } = await launch()
  const secretariat = new Person(page, 'Secretariat')
  await page.getByRole('button', { name: 'Open the sample conference' }).click()
  await secretariat.seesText()
  await secretariat.openStage('Open amendments')
  await secretariat.open('Amendments')
  const opened = app.waitForEvent('window')
  await page.getByRole('button', { name: 'Show to the room' }).click()
  const room = await opened
  await expect(room.getByText('No amendment is under consideration.')).toBeVisible()
  const refused = await room.evaluate(async () => {
    const host = window.rapporteur
    if (!host) throw new Error('The host is there')
    const calls = [host.recents(), host.leave(), host.openSample(), host.openProjector()]
    return (await Promise.allSettled(calls)).map(({ status }) => status)
  })
  expect(refused).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])

  await page.getByRole('button', { name: 'Show to the room' }).click()
  expect(app.windows()).toHaveLength(2)
  const closed = room.waitForEvent('close')
  await page.getByRole('button', { name: 'Back to the welcome screen' }).click()
  await closed
})

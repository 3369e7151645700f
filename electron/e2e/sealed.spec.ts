import type { Host } from '../../shared/host'
import { expect, test } from './test'

declare global {
  interface Window {
    readonly rapporteur?: Host
  }
}

test('the window has no way to the machine but its host', async ({ launch }) => {
  const { window: page } = await launch()
  const reached = await page.evaluate(() => ({
    node: ['require', 'process', 'Buffer', 'module', 'global'].filter((name) => name in window),
    host: Object.keys(window.rapporteur ?? {}).sort(),
    frozen: Reflect.set(window, 'rapporteur', null),
  }))
  expect(reached).toEqual({
    node: [],
    host: [
      'abilities',
      'askStandby',
      'copy',
      'followHub',
      'forget',
      'hostConference',
      'join',
      'leave',
      'onCommand',
      'openProjector',
      'openRecent',
      'openSample',
      'place',
      'recents',
      'save',
      'seekHub',
      'showInFolder',
      'takeSeat',
    ],
    frozen: false,
  })
})

test('the main process does not believe the window', async ({ launch }) => {
  const { window: page } = await launch()
  const answers = await page.evaluate(async () => {
    const host = window.rapporteur
    if (!host) throw new Error('The host is there')
    const calls: Array<() => Promise<unknown>> = [
      () => host.showInFolder('/etc'),
      () => Reflect.apply(host.showInFolder, host, [{ path: '/etc' }]),
      () => Reflect.apply(host.openRecent, host, [['a', 'b']]),
      () => Reflect.apply(host.join, host, [{ address: "http://a;script-src 'unsafe-inline'" }]),
      () => Reflect.apply(host.hostConference, host, [{ title: '' }]),
      () => Reflect.apply(host.save, host, [{ name: 'a', type: 'b', bytes: 'c' }]),
      () =>
        Reflect.apply(host.takeSeat, host, [
          'http://127.0.0.1:1',
          {
            device: 'd',
            expires: '2005-11-23T10:00:00.000Z',
            seat: { role: 'president', person: 'p', name: 'n' },
            conference: { id: 'c', title: 'c', text: 't' },
          },
        ]),
    ]
    return Promise.all(
      calls.map((call) =>
        call().then(
          () => 'done',
          () => 'refused',
        ),
      ),
    )
  })
  expect(answers).toEqual(answers.map(() => 'refused'))
  expect(await page.evaluate(() => window.rapporteur?.place())).toEqual({ kind: 'welcome' })
})

test('the page speaks to nobody on the welcome screen, and runs nothing but its own', async ({
  launch,
  openHub,
}) => {
  const hub = await openHub()
  const { window: page } = await launch()
  const tried = await page.evaluate(async (address) => {
    const reached = (promise: Promise<unknown>) =>
      promise.then(
        () => 'reached',
        () => 'blocked',
      )
    const socket = new WebSocket(`${address.replace('http', 'ws')}/sync`)
    const inline = document.createElement('script')
    inline.textContent = 'document.title = "taken"'
    document.head.append(inline)
    const frame = document.createElement('iframe')
    frame.src = address
    document.body.append(frame)
    return {
      fetch: await reached(fetch(`${address}/health`)),
      socket: await reached(
        new Promise((resolve, reject) => {
          socket.onopen = resolve
          socket.onerror = reject
        }),
      ),
      file: await reached(fetch('file:///etc/passwd')),
      eval: await reached(Promise.resolve().then(() => new Function('return 1')())),
      title: document.title,
      framed: frame.contentWindow?.length ?? null,
    }
  }, hub.address)
  expect(tried).toEqual({
    fetch: 'blocked',
    socket: 'blocked',
    file: 'blocked',
    eval: 'blocked',
    title: 'Rapporteur',
    framed: 0,
  })
})

test('the window opens no other and goes nowhere else', async ({ launch, openHub }) => {
  const hub = await openHub()
  const { app, window: page } = await launch()
  await page.getByRole('heading', { name: 'Rapporteur' }).waitFor()
  const before = page.url()
  await page.evaluate((address) => {
    window.open(address)
    location.href = address
  }, hub.address)
  // The main process has decided by the time it answers the page's next question.
  await page.evaluate(() => window.rapporteur?.place())
  expect(page.url()).toBe(before)
  expect(app.windows()).toHaveLength(1)
})

test('the page is given no permission', async ({ launch }) => {
  const { window: page } = await launch()
  const given = await page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      () => 'denied',
    ),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      )
    }),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    ),
  }))
  expect(given).toEqual({
    notifications: 'denied',
    camera: 'denied',
    place: 'denied',
    clipboard: 'denied',
  })
})

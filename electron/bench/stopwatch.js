// Runs in the measured page before anything else. A key is measured from the time the browser
// stamps on it until the first frame after it has been produced; a probe until the frame in which
// it is first seen.
{
  const stopwatch = {
    keys: [],
    probes: {},
    // Resolves once so many keys, or probes, have been painted. Nothing asks meanwhile: a page that
    // is asked with every frame draws frames for that alone.
    painted(keys, probes = 0) {
      return new Promise((resolve) => {
        stopwatch.look = () => {
          const seen = Object.values(stopwatch.probes).filter((at) => at !== null).length
          if (stopwatch.keys.length < keys || seen < probes) return
          stopwatch.look = () => {}
          resolve()
        }
        stopwatch.look()
      })
    },
    look() {},
    clicked(selector) {
      return new Promise((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const changes = new MutationObserver(() => {
              if (!document.querySelector(selector)) return
              changes.disconnect()
              afterNextFrame((now) => resolve(now - timeStamp))
            })
            changes.observe(document, { subtree: true, childList: true })
          },
          { capture: true, once: true },
        )
      })
    },
    megabytes() {
      window.gc()
      return performance.memory.usedJSHeapSize / 1e6
    },
  }
  window.stopwatch = stopwatch
  const afterNextFrame = (done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => done(performance.now())
      channel.port2.postMessage(null)
    })
  addEventListener(
    'keydown',
    (event) => {
      if (event.key.length > 1) return
      afterNextFrame((now) => {
        stopwatch.keys.push(now - event.timeStamp)
        stopwatch.look()
      })
    },
    true,
  )
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const [, n] of (change.target.textContent ?? '').slice(-400).matchAll(/«(\d+)»/g)) {
        if (n in stopwatch.probes) continue
        stopwatch.probes[n] = null
        afterNextFrame((now) => {
          stopwatch.probes[n] = performance.timeOrigin + now
          stopwatch.look()
        })
      }
    }
  }).observe(document, { subtree: true, characterData: true, childList: true })
}

// Runs in the measured page once its pages are shown. A page is painted with the first frame after
// its picture has loaded; how many letters are on it says which keys it shows. The outline of each
// begins with an M.
{
  const list = document.querySelector('.pages-list')
  const watch = {
    begun: [],
    painted: [],
    letters() {
      let all = 0
      for (const { src } of list.querySelectorAll('img')) all += src.split('M').length - 1
      return all
    },
    clear() {
      watch.begun.length = 0
      watch.painted.length = 0
      return watch.letters()
    },
  }
  window.preview = watch
  addEventListener('keydown', ({ timeStamp }) => watch.begun.push(timeStamp), { capture: true })
  list.addEventListener(
    'load',
    () => {
      const letters = watch.letters()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => watch.painted.push({ at: performance.now(), letters })
        channel.port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

// Starts the form: Decap CMS, with a format that changes in a file only what was changed in the form.
import { merged, written } from './merging.js'
import { isEmpty, parsed, shownGroup } from './values.js'
import { nameControl, slug } from './name.js'
import { dutch, translateAppearing } from './dutch.js'

const NAME = '@naam'
// The text that the form was filled from travels with the values; no key of a file looks like this.
const ORIGINAL = '@bestand'

/** Return a format of Decap for one kind of file, or for some kinds that are told apart by their fields. */
function formatOf(kinds) {
  const kindWith = keys => {
    const known = kind => keys.filter(key => key in kind.fields).length
    return [...kinds].sort((one, other) => known(other) - known(one))[0]
  }
  return {
    fromFile(text) {
      const root = text?.trim() ? parsed(text)?.contents : null
      const keys = root ? root.items.map(pair => pair.key.value) : []
      return { ...(root ? shownGroup(root, kindWith(keys).fields) : {}), [ORIGINAL]: text ?? '' }
    },
    toFile(values, keys) {
      const kind = kindWith(keys)
      const original = values[ORIGINAL]
      if (original?.trim()) return merged(original, values, kind.fields)
      return written(values, kind.fields, `${kind.modeline}\n`)
    },
  }
}

/** Give a new file a name: what the editor typed, or else its title. */
function named({ entry }) {
  const data = entry.get('data')
  if (!entry.get('newRecord') || !isEmpty(data.get(NAME))) return undefined
  return data.set(NAME, slug(data.get('titel') ?? data.get('naam') ?? ''))
}

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.onload = resolve
    element.onerror = reject
    element.src = address
    document.head.append(element)
  })
}

window.CMS_MANUAL_INIT = true
const [settings] = await Promise.all([fetch('instellingen.json', { cache: 'no-cache' }).then(answer => answer.json()), script('decap/decap-cms.js')])
const { CMS } = window
for (const [name, kinds] of Object.entries(settings.formats)) CMS.registerCustomFormat(name, 'yml', formatOf(kinds))
CMS.registerWidget('bestandsnaam', nameControl(window))
CMS.registerLocale('nl', dutch(CMS.getLocale('nl')))
CMS.registerEventListener({ name: 'preSave', handler: named })
// On this computer nobody has to log in: Decap takes somebody for logged in who was so before.
if (settings.config.backend.name === 'proxy') localStorage.setItem('decap-cms-user', '{"backendName": "proxy"}')
translateAppearing(document.body)
CMS.init({ config: { site_url: new URL('..', location.href).href, ...settings.config } })

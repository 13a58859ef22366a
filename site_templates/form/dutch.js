// Decap's Dutch, where it has none, or says something else than what happens here: saving in the form
// changes a file; whether that goes live is for the checks.
const PHRASES = {
  auth: { loginWithForgejo: 'Inloggen met Forgejo' },
  collection: {
    sidebar: { collections: 'Onderdelen', allCollections: 'Alle onderdelen' },
    collectionTop: { viewAsList: 'Als lijst', viewAsGrid: 'Als kaarten' },
  },
  editor: {
    editor: {
      onLeavePage: 'Wilt u weg van deze pagina? Wat u niet hebt opgeslagen, gaat verloren.',
      confirmLoadBackup: 'U was hier eerder bezig en hebt niet opgeslagen. Wilt u daarmee verdergaan?',
    },
    editorControl: { field: { widgetLabel: 'invulveld' } },
    editorControlPane: {
      widget: {
        required: '%{fieldLabel} is verplicht.',
        regexPattern: '%{fieldLabel}: schrijf %{pattern}.',
        rangeMin: '%{fieldLabel}: ten minste %{minCount}.',
        rangeMax: '%{fieldLabel}: hooguit %{maxCount}.',
      },
    },
    editorToolbar: {
      publishing: 'Opslaan …',
      publish: 'Opslaan',
      published: 'Opgeslagen',
      publishNow: 'Nu opslaan',
      publishAndCreateNew: 'Opslaan en nog een maken',
      publishAndDuplicate: 'Opslaan en kopiëren',
      duplicate: 'Kopiëren',
      deployButtonLabel: 'Bekijk op de site',
    },
    editorWidgets: {
      datetime: { now: 'Vandaag', clear: 'Leegmaken', setToNow: 'Vandaag' },
      object: { expand: 'Openklappen', collapse: 'Dichtklappen' },
    },
  },
  ui: {
    settingsDropdown: { account: 'Uw account' },
    toast: {
      onFailToPersist: 'Niet opgeslagen: %{details}.',
      missingRequiredField: 'Niet opgeslagen. Vul eerst de verplichte velden in.',
      entrySaved: 'Opgeslagen',
      onLoggedOut: 'U bent uitgelogd. Bewaar uw tekst ergens anders en log opnieuw in.',
      onBackendDown: 'De codehost heeft een storing. Kijk op %{details}.',
    },
  },
}

// Words that stand in Decap's code and in none of its translations.
const IN_THE_CODE = { 'Loading options…': 'Keuzes laden …', 'Loading...': 'Laden …', 'No options': 'Geen keuzes' }

/** Return Decap's Dutch phrases with ours in them. */
export function dutch(phrases, ours = PHRASES) {
  const mixed = Object.entries(ours).map(([key, own]) => [key, typeof own === 'string' ? own : dutch(phrases[key] ?? {}, own)])
  return { ...phrases, ...Object.fromEntries(mixed) }
}

/** Translate what appears on the page in English all the same. */
export function translateAppearing(root) {
  const translated = node => {
    const own = IN_THE_CODE[node.textContent]
    if (own && !node.children?.length) node.textContent = own
    node.childNodes.forEach(translated)
  }
  new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(translated))).observe(root, {
    childList: true,
    subtree: true,
  })
}

// Before anything is drawn: the language and the light that this browser chose last, so that nothing flashes.
(function () {
  const html = document.documentElement;
  const language =
    localStorage.getItem('tuntas.language') || (/^(id|ms)/i.test(navigator.language) ? 'id' : 'en');
  const chosen = localStorage.getItem('mantine-color-scheme-value');
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  html.lang = language;
  html.dataset.mantineColorScheme = dark ? 'dark' : 'light';
})();

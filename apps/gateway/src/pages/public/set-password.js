const status = document.getElementById('status');
const form = document.getElementById('form');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  // The token stands after the hash sign, so that it reaches no log; here it goes into the body.
  const body = JSON.stringify({ token: location.hash.slice(1), password: form.elements.password.value });
  const answer = await fetch('/api/password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (answer.ok) location.assign('/');
  else status.textContent = (await answer.json()).detail;
});

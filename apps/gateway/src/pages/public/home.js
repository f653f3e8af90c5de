const byId = (id) => document.getElementById(id);

/** Only a path of this site may be returned to after signing in. */
function next() {
  const wanted = new URLSearchParams(location.search).get('next');
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : null;
}

async function show() {
  const answer = await fetch('/api/session');
  const me = answer.ok ? await answer.json() : null;
  byId('who').textContent = me ? `${me.name}, ${me.roles.join(', ')} at ${me.organisation.name}` : 'Sign in';
  byId('sign-in').hidden = me !== null;
  byId('sign-out').hidden = me === null;
}

byId('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
  const answer = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  byId('status').textContent = answer.ok ? '' : (await answer.json()).detail;
  if (answer.ok && next()) location.assign(next());
  else await show();
});

byId('sign-out').addEventListener('submit', async (event) => {
  event.preventDefault();
  await fetch('/api/session', { method: 'DELETE' });
  await show();
});

void show();

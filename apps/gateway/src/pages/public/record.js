const byId = (id) => document.getElementById(id);

function row(name, value) {
  const term = document.createElement('dt');
  term.textContent = name;
  const detail = document.createElement('dd');
  detail.textContent = typeof value === 'object' ? JSON.stringify(value) : String(value);
  byId('fields').append(term, detail);
}

/** A link for a new claim names the parcel and the report it is about; they are what POST /api/claims wants. */
function prefilled() {
  byId('title').textContent = 'A new claim';
  byId('lead').textContent = 'File it through the API with these, after signing in.';
  for (const [name, value] of new URLSearchParams(location.search)) row(name, value);
}

async function record() {
  const [, kind, id] = location.pathname.split('/');
  byId('title').textContent = kind === 'claims' ? 'Claim' : 'Payout';
  byId('lead').textContent = id;
  const answer = await fetch(`/api/${kind}/${encodeURIComponent(id)}`);
  if (answer.status === 401) {
    location.replace(`/?next=${encodeURIComponent(location.pathname)}`);
    return;
  }
  const body = await answer.json();
  if (!answer.ok) byId('status').textContent = body.detail;
  else for (const [name, value] of Object.entries(body)) if (value !== null) row(name, value);
}

if (location.pathname === '/claims/new') prefilled();
else void record();

import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconEraser } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import classes from './signature-field.module.css';
import { pathOf } from './signature-path';

interface Drawn {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly signedAt: string | null;
}

interface Props {
  readonly signature: Drawn;
  readonly label: string;
  readonly words: { readonly here: string; readonly again: string; readonly signed: string };
  readonly onChange: (drawn: Drawn) => void;
}

/** Glass to sign on. What was signed is shown again wherever it comes from, and can be wiped, not added to. */
export function SignatureField({ signature, label, words, onChange }: Props) {
  const { path, width, height } = signature;
  const again = () => onChange({ path: '', width: 0, height: 0, signedAt: null });
  return (
    <div className={classes.field} data-signed={path !== '' || undefined}>
      {path ? (
        <svg
          className={classes.drawn}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${label}: ${words.signed}`}
        >
          <path d={path} />
        </svg>
      ) : (
        <Glass label={label} onSigned={onChange} />
      )}
      <Group justify="space-between" className={classes.foot} wrap="nowrap">
        <Text size="sm" c="dimmed">
          {path ? <IconCheck size={16} aria-hidden className={classes.check} /> : null}{' '}
          {path ? words.signed : words.here}
        </Text>
        {path && (
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconEraser size={18} aria-hidden />}
            onClick={again}
          >
            {words.again}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** People lift the pen between strokes; this long without one means that they are done. */
const DONE_AFTER_MS = 900;

function Glass({ label, onSigned }: { label: string; onSigned: (drawn: Drawn) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const signed = useRef(onSigned);
  useEffect(() => {
    signed.current = onSigned;
  });
  useEffect(() => {
    const glass = canvas.current;
    if (!glass) return undefined;
    const { width, height } = glass.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    glass.width = width * ratio;
    glass.height = height * ratio;
    glass.getContext('2d')?.scale(ratio, ratio);
    const pad = new SignaturePad(glass, {
      penColor: getComputedStyle(glass).color,
      minWidth: 1.2,
      maxWidth: 2.6,
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      const path = pathOf(pad.toData().map(({ points }) => points));
      const size = { width: Math.max(50, Math.round(width)), height: Math.max(20, Math.round(height)) };
      if (path) signed.current({ path, ...size, signedAt: new Date().toISOString() });
    };
    pad.addEventListener('beginStroke', () => clearTimeout(timer));
    pad.addEventListener('endStroke', () => {
      clearTimeout(timer);
      timer = setTimeout(take, DONE_AFTER_MS);
    });
    return () => {
      clearTimeout(timer);
      // Left in the middle of it, such as by "next": what is drawn counts.
      take();
      pad.off();
    };
  }, []);
  return <canvas ref={canvas} className={classes.glass} role="img" aria-label={label} />;
}

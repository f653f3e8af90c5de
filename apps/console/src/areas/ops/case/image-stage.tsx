import { ActionIcon, Group, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconRotate2,
  IconRotateClockwise2,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './evidence.module.css';
import { fitted, keyed, moved, turned, type View, zoomed } from './view';

interface Props {
  readonly src: string;
  readonly alt: string;
  readonly onMissing: () => void;
}

/** A picture to look into: wheel and pinch zoom, drag and arrows move, brackets turn. */
export function ImageStage({ src, alt, onMissing }: Props) {
  const { t } = useTranslation('ops');
  const [view, setView] = useState<View>(fitted);
  const stage = useRef<HTMLDivElement>(null);
  const drag = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const element = stage.current;
    // React listens to wheels passively, and the page would scroll along.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      setView((now) => zoomed(now, event.deltaY < 0 ? 1.15 : 1 / 1.15));
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, []);

  const hold = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const pull = (event: PointerEvent) => {
    const from = drag.current;
    if (!from) return;
    drag.current = { x: event.clientX, y: event.clientY };
    setView((now) => moved(now, event.clientX - from.x, event.clientY - from.y));
  };
  const press = (event: KeyboardEvent) => {
    const next = keyed(view, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setView(next);
  };
  const tools = [
    { name: 'zoomIn', icon: IconZoomIn, act: () => setView((now) => zoomed(now, 1.4)) },
    { name: 'zoomOut', icon: IconZoomOut, act: () => setView((now) => zoomed(now, 1 / 1.4)) },
    { name: 'turnLeft', icon: IconRotate2, act: () => setView((now) => turned(now, -90)) },
    { name: 'turnRight', icon: IconRotateClockwise2, act: () => setView((now) => turned(now, 90)) },
    { name: 'fit', icon: IconArrowsMaximize, act: () => setView(fitted) },
  ] as const;
  return (
    <div
      ref={stage}
      className={classes.stage}
      role="group"
      tabIndex={0}
      aria-label={t('evidence.stage', { name: alt })}
      data-zoomed={view.scale > 1 || undefined}
      onPointerDown={hold}
      onPointerMove={pull}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      onDoubleClick={() => setView((now) => (now.scale > 1 ? fitted : zoomed(now, 2.5)))}
      onKeyDown={press}
    >
      <img
        src={src}
        alt={alt}
        draggable={false}
        className={classes.picture}
        style={{
          transform: `translate(${view.x}px, ${view.y}px) rotate(${view.turn}deg) scale(${view.scale})`,
        }}
        onError={onMissing}
      />
      <Group gap={4} className={classes.tools}>
        {tools.map(({ name, icon: Icon, act }) => (
          <Tooltip key={name} label={t(`evidence.tool.${name}`)}>
            <ActionIcon variant="default" aria-label={t(`evidence.tool.${name}`)} onClick={act}>
              <Icon size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </Group>
    </div>
  );
}

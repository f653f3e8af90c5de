import { useEffect, useRef, useState } from 'react';
import { type CameraTrouble, cameraTrouble, newDetector, waybillIn } from './barcodes';

const LOOK_EVERY_MS = 150;

/** Looks through the back camera until it reads a waybill; stops the camera when it is left. */
export function useScanner(onRead: (waybill: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  const [state, setState] = useState<'asking' | 'looking' | CameraTrouble>('asking');
  const [round, setRound] = useState(0);
  useEffect(() => {
    read.current = onRead;
  });

  useEffect(() => {
    const detector = newDetector();
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let open = true;
    const look = async () => {
      const screen = video.current;
      if (!open || !screen || !detector) return;
      const found = await detector.detect(screen).catch(() => []);
      const waybill = found.map(({ rawValue }) => waybillIn(rawValue)).find((one) => one !== null);
      if (!open) return;
      if (!waybill) {
        timer = setTimeout(() => void look(), LOOK_EVERY_MS);
        return;
      }
      navigator.vibrate?.(80);
      read.current(waybill);
    };
    const start = async () => {
      const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      stream = camera;
      if (!open || !video.current) return camera.getTracks().forEach((track) => track.stop());
      video.current.srcObject = camera;
      await video.current.play();
      setState('looking');
      await look();
    };
    start().catch((error: unknown) => open && setState(cameraTrouble(error)));
    return () => {
      open = false;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, [round]);

  const again = () => {
    setState('asking');
    setRound((number) => number + 1);
  };
  return { video, state, again };
}

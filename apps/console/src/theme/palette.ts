import type { MantineColorsTuple } from '@mantine/core';

/*
 * The colours of Javanese batik: nila (indigo) for what can be done, soga (tree-bark brown) for what waits for
 * somebody, gading (ivory) for the paper, pandan (green) for what is settled, bata (brick) for what is late.
 */

export const nila: MantineColorsTuple = [
  '#eef2fb', '#dbe4f5', '#b7c8eb', '#8ea8df', '#668ad3', '#446cc2', '#3056ab', '#244590', '#1b3670', '#132750',
]; // prettier-ignore

export const soga: MantineColorsTuple = [
  '#fdf4e4', '#f9e5c3', '#f1cb8d', '#e7b05a', '#d99532', '#bf7b1a', '#9a5f0f', '#7b4b0c', '#5c380a', '#3f2607',
]; // prettier-ignore

export const pandan: MantineColorsTuple = [
  '#e9f6ef', '#cfeadb', '#a0d6ba', '#6fbf96', '#43a475', '#2a875b', '#1d6c48', '#17573a', '#11422c', '#0c2e1f',
]; // prettier-ignore

export const bata: MantineColorsTuple = [
  '#fdefec', '#fad8d2', '#f2b0a6', '#e88476', '#da5b4b', '#c3412f', '#a43022', '#85261b', '#641d15', '#44130e',
]; // prettier-ignore

export const gading: MantineColorsTuple = [
  '#faf8f4', '#f3f0e9', '#e7e2d7', '#d5cfc1', '#b1aa9b', '#8b8577', '#69645a', '#514d45', '#393630', '#23211d',
]; // prettier-ignore

export const malam: MantineColorsTuple = [
  '#e7eaf3', '#c6ccdd', '#a4adc4', '#7d88a5', '#3b4662', '#2c3650', '#1c2438', '#131929', '#0e1320', '#090d17',
]; // prettier-ignore

'use client';
import { type AnswerState, answerState } from './answer-state';
import { useOnline } from './use-online';

/** How far the answer to a query is, also when the line comes and goes. */
export const useAnswerState = (asked: Parameters<typeof answerState>[0]): AnswerState => answerState(asked, useOnline());

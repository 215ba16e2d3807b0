/*
 * Copyright The Etesian Authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SAMPLE_COMPONENT_PARSER_H_
#define SAMPLE_COMPONENT_PARSER_H_

#include <etesian/component.h>

#define MESSAGE_SIZE 32

/* Messages for the parser, numbers that it found in them. */
extern struct k_msgq messages;
extern struct k_msgq numbers;

extern struct component parser;

#endif /* SAMPLE_COMPONENT_PARSER_H_ */

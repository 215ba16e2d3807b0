/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 *
 * A class whose statics are used by constructors of other files, before any of this file's ran.
 */
#include "things.hpp"

int Counted::alive;
int Counted::made;

Counted::Counted(int v) : value(v)
{
	number = made++;
	alive++;
}

Counted::Counted(const Counted &other) : value(other.value)
{
	number = made++;
	alive++;
}

Counted::~Counted()
{
	alive--;
}

int Counted::get() const
{
	return value;
}

Counted other_global(7);

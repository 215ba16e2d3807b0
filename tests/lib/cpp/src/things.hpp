/*
 * SPDX-License-Identifier: Apache-2.0
 * Copyright The Etesian Authors
 */
#ifndef THINGS_HPP_
#define THINGS_HPP_

/* Counts how many there are, and notes the order in which they came. */
class Counted
{
public:
	explicit Counted(int v);
	Counted(const Counted &other);
	virtual ~Counted();
	virtual int get() const;

	static int alive;
	static int made;

	int number; /* of its construction */

private:
	int value;
};

class Doubled : public Counted
{
public:
	explicit Doubled(int v) : Counted(v)
	{
	}
	virtual int get() const
	{
		return 2 * Counted::get();
	}
};

extern Counted other_global;

#endif

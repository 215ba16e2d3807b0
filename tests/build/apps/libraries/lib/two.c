int two(void)
{
	return ONLY_LIB;
}

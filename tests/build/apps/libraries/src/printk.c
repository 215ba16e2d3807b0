int with_printk(void)
{
	return 1;
}

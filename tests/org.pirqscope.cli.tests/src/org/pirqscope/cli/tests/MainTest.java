package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.pirqscope.cli.Main;

import picocli.CommandLine;

class MainTest {
	@Test
	void anUnknownVerbIsBadUsage() {
		assertEquals(2, new CommandLine(new Main()).execute("no-such-verb"));
	}
}

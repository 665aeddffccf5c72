package org.pirqscope.machine.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.pirqscope.machine.message.MsiMessage;

class MsiMessageTest {
	@Test
	void aPirqBelow256StandsInTheLowAddress() {
		assertEquals(55, new MsiMessage(0, 0xfee37000, 0x4300).pirq());
	}
}

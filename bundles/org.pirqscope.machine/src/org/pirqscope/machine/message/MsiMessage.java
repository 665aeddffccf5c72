package org.pirqscope.machine.message;

/** The MSI message that a device writes: two address halves and the data. */
public record MsiMessage(int addressHi, int addressLo, int data) {
	/** The pirq that Xen reads out of the message: destination id bits 7..0 below, bits 31..8 above. */
	public int pirq() {
		return addressHi & 0xffffff00 | addressLo >>> 12 & 0xff;
	}
}

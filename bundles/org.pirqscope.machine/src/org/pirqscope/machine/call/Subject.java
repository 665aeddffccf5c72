package org.pirqscope.machine.call;

/** The thing in some layer whose state an {@link Effect} changes. */
public sealed interface Subject {

    /** How reports name it: {@code pirq 55}, {@code nvme0 entry 0}. */
    String text();

    /** A row of Xen's pirq table. */
    record Pirq(int pirq) implements Subject {
        @Override
        public String text() {
            return "pirq " + pirq;
        }
    }

    /** A Xen irq with its slot in {@code irq_pirq}. */
    record XenIrq(int irq) implements Subject {
        @Override
        public String text() {
            return "Xen irq " + irq;
        }
    }

    /** An event channel port, Xen's side and the guest's. */
    record EventChannel(int port) implements Subject {
        @Override
        public String text() {
            return "port " + port;
        }
    }

    /** A Linux irq with its irq_info. */
    record GuestIrq(int irq) implements Subject {
        @Override
        public String text() {
            return "irq " + irq;
        }
    }

    /** An entry of QEMU's emulated MSI-X table, or the device's MSI registers. */
    record TableEntry(int device, String name, int entry) implements Subject {
        @Override
        public String text() {
            return name + " entry " + entry;
        }
    }

    /** A Linux msi_desc. */
    record MsiDescriptor(int device, String name, int entry) implements Subject {
        @Override
        public String text() {
            return name + " msi_desc " + entry;
        }
    }

    /** A device as a whole: its control flags. */
    record Device(int device, String name) implements Subject {
        @Override
        public String text() {
            return name;
        }
    }
}

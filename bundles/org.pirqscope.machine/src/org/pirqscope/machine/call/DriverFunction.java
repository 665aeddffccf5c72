package org.pirqscope.machine.call;

/** The NVMe PCI driver, Linux 4.8 to 4.11 (drivers/nvme/host/pci.c, core.c). */
public enum DriverFunction implements Function {
    NVME_RESET_WORK(
            Signature.of("nvme_reset_work", Kind.CALL, Format.VOID, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_PCI_ENABLE(
            Signature.of("nvme_pci_enable", Kind.CALL, Format.RC, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_CONFIGURE_ADMIN_QUEUE(Signature.of(
            "nvme_configure_admin_queue", Kind.CALL, Format.RC, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_INIT_IDENTIFY(
            Signature.of("nvme_init_identify", Kind.CALL, Format.RC, "drivers/nvme/host/core.c", "dev", Format.DEVICE)),
    NVME_SETUP_IO_QUEUES(Signature.of(
            "nvme_setup_io_queues", Kind.CALL, Format.RC, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_CREATE_IO_QUEUES(Signature.of(
            "nvme_create_io_queues", Kind.CALL, Format.RC, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    IDENTIFY(Signature.of("Identify", Kind.COMMAND, Format.RC, "drivers/nvme/host/core.c")),
    SET_FEATURES(Signature.of("Set Features", Kind.COMMAND, Format.RC, "drivers/nvme/host/core.c")),
    CREATE_CQ(Signature.of("Create CQ", Kind.COMMAND, Format.RC, "drivers/nvme/host/pci.c", "qid", Format.NUMBER)),
    CREATE_SQ(Signature.of("Create SQ", Kind.COMMAND, Format.RC, "drivers/nvme/host/pci.c", "qid", Format.NUMBER)),
    IO(Signature.of("I/O", Kind.COMMAND, Format.RC, "drivers/nvme/host/pci.c", "qid", Format.NUMBER)),
    ADMIN_COMMAND(Signature.of("admin command", Kind.COMMAND, Format.RC, "drivers/nvme/host/core.c")),
    NVME_IRQ(Signature.of(
            "nvme_irq",
            Kind.INTERRUPT,
            Format.VOID,
            "drivers/nvme/host/pci.c",
            "dev",
            Format.DEVICE,
            "entry",
            Format.NUMBER)),
    NVME_REMOVE(Signature.of("nvme_remove", Kind.CALL, Format.VOID, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_DEV_DISABLE(
            Signature.of("nvme_dev_disable", Kind.CALL, Format.VOID, "drivers/nvme/host/pci.c", "dev", Format.DEVICE)),
    NVME_REMOVE_DEAD_CTRL(Signature.of(
            "nvme_remove_dead_ctrl",
            Kind.CALL,
            Format.VOID,
            "drivers/nvme/host/pci.c",
            "dev",
            Format.DEVICE,
            "status",
            Format.RC));

    private final Signature signature;

    DriverFunction(Signature signature) {
        this.signature = signature;
    }

    @Override
    public Signature signature() {
        return signature;
    }

    @Override
    public Layer layer() {
        return Layer.DRIVER;
    }
}

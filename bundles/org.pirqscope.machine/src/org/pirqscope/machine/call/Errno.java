package org.pirqscope.machine.call;

/** The error numbers that the three layers answer with, kernel style: negative is an error. */
public enum Errno {
    EPERM(1),
    ENOENT(2),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    ENOMEM(12),
    EFAULT(14),
    EBUSY(16),
    EEXIST(17),
    ENODEV(19),
    ENOTTY(25),
    EINVAL(22),
    ENFILE(23),
    ENOSPC(28),
    ENOSYS(38),
    EOPNOTSUPP(95),
    ESRCH(3),
    ETIMEDOUT(110),
    ENOTSUPP(524);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The answer that a kernel function gives: {@code -EEXIST} is -17. */
    public int answer() {
        return -number;
    }

    /** Whether an answer says this error, in whatever form the function has for one. */
    public boolean is(Answer answer) {
        return answer instanceof Answer.Value value && value.failed() && value.value() == -number;
    }

    /** {@code "-EEXIST"} for -17; the number itself where no layer gives that error. */
    public static String text(int answer) {
        for (Errno errno : values()) {
            if (answer == -errno.number) {
                return "-" + errno;
            }
        }
        return Integer.toString(answer);
    }
}

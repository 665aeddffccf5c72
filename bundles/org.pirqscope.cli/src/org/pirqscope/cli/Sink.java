package org.pirqscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A standard stream that remembers why it could not be written, which a PrintStream forgets. */
final class Sink extends OutputStream {

    /** The reader has gone, as it may. */
    private static final List<String> GONE = List.of("Broken pipe", "Bad file descriptor");

    private final OutputStream stream;
    private String failure = "";

    Sink(FileDescriptor descriptor) {
        this.stream = new FileOutputStream(descriptor);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            stream.write(bytes, from, length);
        } catch (IOException failed) {
            failure = GONE.contains(failed.getMessage()) ? "" : String.valueOf(failed.getMessage());
            throw failed;
        }
    }

    /**
     * What kept the output from being written, such as a full disk; empty for nothing, or where nobody reads any more.
     */
    String failure() {
        return failure;
    }
}

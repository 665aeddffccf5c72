package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes one JSON value as one line. */
public final class Json {

    private Json() {}

    /** What writes the members of an object. */
    public interface Members {

        /** Writes names and values. */
        void write(JsonWriter json) throws IOException;
    }

    /** One object on one line. */
    public static String object(Members members) {
        StringWriter text = new StringWriter(512);
        // the writer wants to be closed, the text after it does not care
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            members.write(json);
            json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** {@code PIRQ_REQUEST} as {@code pirq-request}. */
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package org.pirqscope.cli.json;

import java.util.List;
import org.pirqscope.machine.message.MsiMessage;

/** The JSON of an encoded pirq; {@code encode --help} documents it. */
public final class EncodeJson {

    private EncodeJson() {}

    /** One line. */
    public static String of(MsiMessage message, List<String> notes) {
        return Json.object(json -> {
            json.name("pirq").value(Integer.toUnsignedLong(message.pirq()));
            DecodeJson.message(json, message);
            json.name("gflags").value("0x" + Integer.toHexString(message.gflags()));
            json.name("truncatedTo32Bit")
                    .value(Integer.toUnsignedLong(message.truncatedTo32Bit().pirq()));
            json.name("notes").beginArray();
            for (String note : notes) {
                json.value(note);
            }
            json.endArray();
        });
    }
}

package org.dualcumulants.verify.check;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lines of the ledger as bytes of a checkpoint, numbers to the last bit. */
final class FindingBytes {

    private FindingBytes() {}

    static void write(List<Finding> findings, DataOutput out) throws IOException {
        out.writeInt(findings.size());
        for (Finding finding : findings) {
            out.writeUTF(finding.name());
            out.writeUTF(finding.statement());
            out.writeUTF(finding.at());
            if (finding instanceof Finding.Skipped skipped) {
                out.writeUTF("");
                out.writeUTF(skipped.reason());
            } else {
                Finding.Compared compared = (Finding.Compared) finding;
                out.writeUTF(compared.relation().name());
                out.writeDouble(compared.expected());
                out.writeDouble(compared.found());
                out.writeDouble(compared.tolerance());
                out.writeUTF(compared.basis());
            }
        }
    }

    static List<Finding> read(DataInput in) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int size = in.readInt(); size > 0; size--) {
            String name = in.readUTF();
            String statement = in.readUTF();
            String at = in.readUTF();
            String relation = in.readUTF();
            findings.add(relation.isEmpty()
                    ? new Finding.Skipped(name, statement, at, in.readUTF())
                    : new Finding.Compared(
                            name, statement, at, Finding.Relation.valueOf(relation), in.readDouble(), in.readDouble(), in.readDouble(),
                            in.readUTF()));
        }
        return findings;
    }
}

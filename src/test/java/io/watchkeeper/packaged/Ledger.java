package io.watchkeeper.packaged;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What was sent and what was acknowledged, kept outside of everything that is killed. */
final class Ledger {
    private final Map<Notice, Account> accounts = new ConcurrentHashMap<>();

    /** One signal, which may be sent several times. */
    record Notice(String series, boolean firing) {}

    /** @param signalId as every acknowledgement of it said, empty before the first */
    record Account(int sent, int acknowledged, String signalId) {
        static final Account NEW = new Account(0, 0, "");

        Account sentOnceMore() {
            return new Account(sent + 1, acknowledged, signalId);
        }

        Account acknowledged(String id) {
            if (id.isEmpty() || !signalId.isEmpty() && !signalId.equals(id)) {
                throw new AssertionError("acknowledged as " + signalId + ", later as " + id);
            }
            return new Account(sent, acknowledged + 1, id);
        }
    }

    /** Before it goes out. */
    void sending(Collection<Notice> batch) {
        batch.forEach(notice ->
                accounts.compute(notice, (same, account) -> (account == null ? Account.NEW : account).sentOnceMore()));
    }

    void acknowledged(List<Notice> batch, List<String> signalIds) {
        if (batch.size() != signalIds.size()) {
            throw new AssertionError(batch.size() + " signals sent, " + signalIds.size() + " answered");
        }
        for (int i = 0; i < batch.size(); i++) {
            var id = signalIds.get(i);
            accounts.computeIfPresent(batch.get(i), (same, account) -> account.acknowledged(id));
        }
    }

    List<Notice> unacknowledged() {
        return accounts.entrySet().stream()
                .filter(entry -> entry.getValue().acknowledged() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Under which ids signals were acknowledged so far. */
    Set<String> acknowledgedIds() {
        return accounts.values().stream()
                .filter(account -> account.acknowledged() > 0)
                .map(Account::signalId)
                .collect(Collectors.toSet());
    }

    List<Notice> notices() {
        return new ArrayList<>(accounts.keySet());
    }

    int signals() {
        return accounts.size();
    }

    long acknowledgements() {
        return accounts.values().stream().mapToLong(Account::acknowledged).sum();
    }

    long sendings() {
        return accounts.values().stream().mapToLong(Account::sent).sum();
    }

    /** Once everything is acknowledged. */
    Map<String, Map.Entry<Notice, Account>> bySignalId() {
        return accounts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getValue().signalId(),
                        entry -> entry,
                        (one, other) -> {
                            throw new AssertionError("two signals were acknowledged under one id: " + one + other);
                        },
                        TreeMap::new));
    }
}

package io.watchkeeper.access.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals and opens with AES-256-GCM. Where a sealed text belongs is sealed with it, so that it opens nowhere else. */
final class SecretKey {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final String HMAC = "HmacSHA256";
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    // the key of the environment may be a phrase: guessing it costs this many rounds a guess
    private static final int ROUNDS = 210_000;
    /** Nodes must come to the same key from the same words, and share nothing else. */
    private static final byte[] SALT = "watchkeeper secrets, version 1".getBytes(StandardCharsets.US_ASCII);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final String id;

    private SecretKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, "AES");
        id = id(bytes);
    }

    /** From the words of the environment. Takes about a tenth of a second. */
    static SecretKey ofWords(String words) {
        try {
            PBEKeySpec stretched = new PBEKeySpec(words.toCharArray(), SALT, ROUNDS, KEY_BITS);
            return new SecretKey(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(stretched)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with SHA-256", e);
        }
    }

    /** @param bytes 32 random ones */
    static SecretKey ofBytes(byte[] bytes) {
        if (bytes.length * Byte.SIZE != KEY_BITS) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        return new SecretKey(bytes);
    }

    /** Tells keys apart and says nothing about them: 16 hexadecimal digits. */
    String id() {
        return id;
    }

    /** @param place what the text belongs to; needed to open it */
    String seal(SecretValue value, String place) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(value.exposeBytes());
            return encode(nonce) + "." + encode(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /** @throws UnreadableSecret where it was altered, or belongs to another place or key */
    SecretValue open(String sealed, String place) {
        try {
            int dot = sealed.indexOf('.');
            byte[] nonce = Base64.getDecoder().decode(sealed.substring(0, dot));
            byte[] bytes = Base64.getDecoder().decode(sealed.substring(dot + 1));
            return SecretValue.of(
                    new String(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(bytes), StandardCharsets.UTF_8));
        } catch (AEADBadTagException | IllegalArgumentException | StringIndexOutOfBoundsException altered) {
            throw new UnreadableSecret("it was altered, or moved here from another place");
        } catch (GeneralSecurityException e) {
            throw new UnreadableSecret("the platform refuses: " + e.getMessage());
        }
    }

    /** 32 bytes that only a holder of this key can make. */
    byte[] sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getEncoded(), HMAC));
            mac.update(("signature for " + purpose + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String id(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] digest = mac.doFinal("key id".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}

// Verify checks what a Muster register shows, with Go's own packages for checksum databases and no code of Muster's.
//
//	verify bundle FILE VERIFIER-KEY
//	verify consistency OLD-CHECKPOINT NEW-CHECKPOINT PROOF VERIFIER-KEY
//
// A bundle is the file a register hands out for one entry. A checkpoint is a signed note; a consistency proof is a file of
// base64 hashes, one a line. The verifier key is the text the keeper of the register published.
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// bundle is as much of the bundle file as an inclusion proof needs.
type bundle struct {
	Entry []byte `json:"entry"`
	Proof string `json:"proof"`
	Item  *struct {
		Bytes  []byte      `json:"bytes"`
		Index  int64       `json:"index"`
		Hashes []tlog.Hash `json:"hashes"`
	} `json:"item"`
}

// entry is as much of a journal entry as an inclusion proof needs.
type entry struct {
	Number int64           `json:"number"`
	Kind   string          `json:"kind"`
	People json.RawMessage `json:"people"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "bundle":
		return verifyBundle(args[1], args[2])
	case len(args) == 5 && args[0] == "consistency":
		return verifyConsistency(args[1], args[2], args[3], args[4])
	}
	return errors.New("usage: verify bundle FILE KEY | verify consistency OLD NEW PROOF KEY")
}

func verifyBundle(file, key string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var b bundle
	if err := json.Unmarshal(data, &b); err != nil {
		return err
	}
	index, hashes, signed, err := parseProof(b.Proof)
	if err != nil {
		return err
	}
	size, root, err := openCheckpoint(signed, key)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(hashes, size, root, index, tlog.RecordHash(b.Entry)); err != nil {
		return fmt.Errorf("the entry is not in the log: %w", err)
	}
	var e entry
	if err := json.Unmarshal(b.Entry, &e); err != nil {
		return err
	}
	if e.Number != index {
		return fmt.Errorf("entry %d stands at %d in the log", e.Number, index)
	}
	fmt.Printf("entry %d (%q) is in the log of %d entries\n", e.Number, e.Kind, size)
	if b.Item == nil {
		return nil
	}
	var people struct {
		Count int64     `json:"count"`
		Root  tlog.Hash `json:"root"`
	}
	if err := json.Unmarshal(e.People, &people); err != nil {
		return fmt.Errorf("the entry commits to no items: %w", err)
	}
	item := tlog.RecordHash(b.Item.Bytes)
	if err := tlog.CheckRecord(b.Item.Hashes, people.Count, people.Root, b.Item.Index, item); err != nil {
		return fmt.Errorf("the item is not in the entry: %w", err)
	}
	fmt.Printf("item %d of %d in it: %q\n", b.Item.Index+1, people.Count, b.Item.Bytes)
	return nil
}

func verifyConsistency(oldFile, newFile, proofFile, key string) error {
	var texts [3]string
	for i, file := range []string{oldFile, newFile, proofFile} {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		texts[i] = string(data)
	}
	oldSize, oldRoot, err := openCheckpoint(texts[0], key)
	if err != nil {
		return err
	}
	newSize, newRoot, err := openCheckpoint(texts[1], key)
	if err != nil {
		return err
	}
	hashes, err := parseHashes(strings.Fields(texts[2]))
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(hashes, newSize, newRoot, oldSize, oldRoot); err != nil {
		return fmt.Errorf("the newer log does not begin with the older one: %w", err)
	}
	fmt.Printf("the log of %d entries begins with the log of %d\n", newSize, oldSize)
	return nil
}

// openCheckpoint opens a signed note (C2SP signed-note) and reads the checkpoint in it (C2SP tlog-checkpoint).
func openCheckpoint(signed, key string) (size int64, root tlog.Hash, err error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return 0, root, err
	}
	opened, err := note.Open([]byte(signed), note.VerifierList(verifier))
	if err != nil {
		return 0, root, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return 0, root, errors.New("the note is no checkpoint of that log")
	}
	if size, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return 0, root, err
	}
	root, err = tlog.ParseHash(lines[2])
	return size, root, err
}

// parseProof takes a C2SP tlog-proof apart.
func parseProof(text string) (index int64, hashes []tlog.Hash, signed string, err error) {
	head, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return 0, nil, "", errors.New("the proof is not a tlog-proof")
	}
	if index, err = strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64); err != nil {
		return 0, nil, "", err
	}
	hashes, err = parseHashes(lines[2:])
	return index, hashes, signed, err
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(lines))
	for i, line := range lines {
		data, err := base64.StdEncoding.DecodeString(line)
		if err != nil || copy(hashes[i][:], data) != tlog.HashSize || len(data) != tlog.HashSize {
			return nil, fmt.Errorf("hash %d is not base64 of %d bytes", i, tlog.HashSize)
		}
	}
	return hashes, nil
}

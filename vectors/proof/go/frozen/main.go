// Frozen reads Muster's frozen vectors and says whether Go's golang.org/x/mod/sumdb answers as they do.
//
//	frozen FOLDER
//
// A vector that some version of Go answers otherwise says why, in goDiffers, and is left out.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type vector struct {
	Name      string          `json:"name"`
	Input     json.RawMessage `json:"input"`
	Expect    string          `json:"expect"`
	Shows     json.RawMessage `json:"shows"`
	GoDiffers string          `json:"goDiffers"`
}

// checks answers, for each file of vectors, whether Go accepts one.
var checks = map[string]func(vector) error{
	"roots":           checkRoot,
	"inclusion":       checkInclusion,
	"inner-inclusion": checkInnerInclusion,
	"consistency":     checkConsistency,
	"keys":            checkKey,
	"notes":           checkNote,
	"checkpoints":     checkNote,
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: frozen FOLDER")
		os.Exit(2)
	}
	agreed, differed, leftOut := 0, 0, 0
	for name, check := range checks {
		data, err := os.ReadFile(filepath.Join(os.Args[1], name+".json"))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		var file struct {
			Vectors []vector `json:"vectors"`
		}
		if err := json.Unmarshal(data, &file); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		for _, v := range file.Vectors {
			if v.GoDiffers != "" {
				leftOut++
				continue
			}
			if err := check(v); (err == nil) != (v.Expect == "verified") {
				differed++
				fmt.Printf("%s: %q is %s; Go says %v\n", name, v.Name, v.Expect, err)
				continue
			}
			agreed++
		}
	}
	fmt.Printf("Go agrees on %d, differs on %d; %d left out\n", agreed, differed, leftOut)
	if differed > 0 || agreed == 0 {
		os.Exit(1)
	}
}

func checkRoot(v vector) error {
	var in struct {
		Leaves [][]byte `json:"leaves"`
	}
	var root tlog.Hash
	decode(v.Input, &in)
	decode(v.Shows, &root)
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for i, leaf := range in.Leaves {
		hashes, err := tlog.StoredHashes(int64(i), leaf, reader)
		if err != nil {
			return err
		}
		stored = append(stored, hashes...)
	}
	computed, err := tlog.TreeHash(int64(len(in.Leaves)), reader)
	if err == nil && computed != root {
		err = errors.New("another root")
	}
	return err
}

func checkInclusion(v vector) error {
	var in struct {
		Leaf, Root  tlog.Hash
		Index, Size int64
		Hashes      []tlog.Hash
	}
	decode(v.Input, &in)
	return tlog.CheckRecord(in.Hashes, in.Size, in.Root, in.Index, in.Leaf)
}

func checkInnerInclusion(v vector) error {
	var in struct {
		Item         []byte
		Root         tlog.Hash
		Index, Count int64
		Hashes       []tlog.Hash
	}
	decode(v.Input, &in)
	return tlog.CheckRecord(in.Hashes, in.Count, in.Root, in.Index, tlog.RecordHash(in.Item))
}

func checkConsistency(v vector) error {
	var in struct {
		OldSize, NewSize int64
		OldRoot, NewRoot tlog.Hash
		Hashes           []tlog.Hash
	}
	decode(v.Input, &in)
	return tlog.CheckTree(in.Hashes, in.NewSize, in.NewRoot, in.OldSize, in.OldRoot)
}

func checkKey(v vector) error {
	var in struct{ Key string }
	decode(v.Input, &in)
	_, err := note.NewVerifier(in.Key)
	return err
}

func checkNote(v vector) error {
	var in struct {
		Note string
		Keys []string
	}
	decode(v.Input, &in)
	var verifiers []note.Verifier
	for _, key := range in.Keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return err
		}
		verifiers = append(verifiers, verifier)
	}
	_, err := note.Open([]byte(in.Note), note.VerifierList(verifiers...))
	return err
}

// decode stops the program where a vector is not of its file's shape: that is no answer of Go's.
func decode(data json.RawMessage, into interface{}) {
	if err := json.Unmarshal(data, into); err != nil {
		fmt.Fprintln(os.Stderr, "a vector is not of its shape:", err)
		os.Exit(2)
	}
}

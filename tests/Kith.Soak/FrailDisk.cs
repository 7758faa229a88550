using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kith.Soak;

/// <summary>
/// A disk whose power can be cut, for the SQLite files of one folder. It stands between SQLite and its own file system (a VFS that replaces writing, synchronising,
/// truncating and deleting and leaves the rest as it is) and remembers of each file what was synchronised and what was written since. At the cut what was synchronised is
/// kept; of everything since, any part of 512 bytes may have reached the disk, in any order, or not. What a write does not touch stays, as SQLite is told by this file
/// system (powersafe overwrite). From then on nothing can be read or written until the power is back.
/// </summary>
internal sealed partial class FrailDisk
{
    private const int Sector = 512;

    private readonly Lock guard = new();
    private readonly string folder;
    private readonly Random random;
    private readonly Dictionary<string, Platter> files = [];
    private TaskCompletionSource cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = int.MaxValue;
    private bool whileFolding;

    public FrailDisk(string folder, Random random)
    {
        (this.folder, this.random) = (folder + Path.DirectorySeparatorChar, random);
        ShimmedSqlite.Watch(this);
    }

    public bool IsOff { get; private set; }

    /// <summary>How often something was cut off that had been written and not synchronised, and how often the database’s own file among it.</summary>
    public (int Any, int Database) Unfinished { get; private set; }

    /// <summary>Cuts the power after so many writes.</summary>
    /// <param name="intoDatabase">Counted only while its log is folded into the database’s own file; where that takes fewer, before it is synchronised.</param>
    /// <returns>Done once it is off.</returns>
    public Task CutAfter(int writes, bool intoDatabase)
    {
        lock (guard)
        {
            (left, whileFolding) = (writes, intoDatabase);
            return cut.Task;
        }
    }

    /// <summary>Puts onto the disk what outlived the cut, and gives it power again. Nothing may have a file of it open.</summary>
    public void PowerOn()
    {
        lock (guard)
        {
            Unfinished = (Unfinished.Any + (files.Values.Any(f => f.HasUnfinished) ? 1 : 0), Unfinished.Database + (IsFolding ? 1 : 0));
            foreach (var (path, file) in files)
            {
                File.Delete(path);
                File.Delete(path + "-shm");
                File.WriteAllBytes(path, file.Survives(random));
            }

            files.Clear();
            (IsOff, left, cut) = (false, int.MaxValue, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    public bool Holds(string path) => path.StartsWith(folder, StringComparison.Ordinal);

    public void Opened(string path)
    {
        lock (guard)
        {
            if (!files.ContainsKey(path))
            {
                files.Add(path, new Platter(File.Exists(path) ? File.ReadAllBytes(path) : []));
            }
        }
    }

    /// <returns>Whether it is taken: the power may be off, or go off with it.</returns>
    public bool Write(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        lock (guard)
        {
            if (IsOff)
            {
                return false;
            }

            for (var at = 0; at < bytes.Length;)
            {
                var part = Math.Min(bytes.Length - at, Sector - (int)((offset + at) % Sector));
                files[path].Add(offset + at, bytes.Slice(at, part).ToArray());
                at += part;
            }

            if ((!whileFolding || IsFolding) && --left <= 0)
            {
                TurnOff();
            }

            return true;
        }
    }

    public bool Truncate(string path, long size)
    {
        lock (guard)
        {
            if (!IsOff && files.TryGetValue(path, out var file))
            {
                file.Cut(size);
            }

            return !IsOff;
        }
    }

    public bool Synchronise(string path)
    {
        lock (guard)
        {
            if (whileFolding && IsFolding && IsDatabase(path) && !IsOff)
            {
                TurnOff();
            }

            if (!IsOff)
            {
                files[path].Synchronise();
            }

            return !IsOff;
        }
    }

    private bool IsFolding => files.Any(f => IsDatabase(f.Key) && f.Value.HasUnfinished);

    private void TurnOff()
    {
        IsOff = true;
        cut.SetResult();
    }

    private static bool IsDatabase(string path) => path.EndsWith(".db", StringComparison.Ordinal);

    /// <summary>One file: what is surely on the disk, and what was done since, each to be found there or not.</summary>
    private sealed class Platter(byte[] found)
    {
        private readonly List<(long Offset, byte[]? Bytes)> since = [];
        private byte[] synchronised = found;
        private int length = found.Length;

        public bool HasUnfinished => since.Count > 0;

        public void Add(long offset, byte[] bytes) => since.Add((offset, bytes));

        public void Cut(long size) => since.Add((size, null));

        public void Synchronise() => Reach(since);

        public byte[] Survives(Random random)
        {
            // Sometimes little of it, sometimes nearly all.
            var share = random.NextDouble();
            Reach([.. since.Where(_ => random.NextDouble() < share)]);
            return synchronised[..length];
        }

        private void Reach(List<(long Offset, byte[]? Bytes)> done)
        {
            foreach (var (offset, bytes) in done)
            {
                if (bytes is null)
                {
                    Array.Clear(synchronised, (int)Math.Min(length, offset), length - (int)Math.Min(length, offset));
                    length = (int)Math.Min(length, offset);
                    continue;
                }

                length = Math.Max(length, (int)offset + bytes.Length);
                if (synchronised.Length < length)
                {
                    Array.Resize(ref synchronised, 2 * length);
                }

                bytes.CopyTo(synchronised, (int)offset);
            }

            since.Clear();
        }
    }

    /// <summary>SQLite’s file system with our functions in the place of some of its own, and made its default. Files of other folders never meet them.</summary>
    private static unsafe partial class ShimmedSqlite
    {
        private const string Library = "e_sqlite3";
        private const int Ok = 0;
        private const int InputOutputError = 10;

        private static readonly ConcurrentDictionary<FrailDisk, bool> Disks = [];
        private static readonly ConcurrentDictionary<nint, Held> Open = [];
        private static readonly Vfs* Own = Find(null);
        private static readonly Lazy<bool> Installed = new(Install);

        // SQLite has one table of functions for databases and another one for logs: for each of them ours.
        private static readonly Dictionary<nint, nint> Tables = [];

        public static void Watch(FrailDisk disk)
        {
            Disks[disk] = true;
            Assert.True(Installed.Value);
        }

        private static bool Install()
        {
            var shim = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
            *shim = *Own;
            shim->Name = Marshal.StringToCoTaskMemUTF8("frail");
            shim->Open = &OpenFile;
            shim->Delete = &DeleteFile;
            return Register(shim, 1) == Ok;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int OpenFile(Vfs* vfs, nint name, Opened* file, int flags, int* came)
        {
            var result = Own->Open(Own, name, file, flags, came);
            if (result == Ok && DiskOf(name) is var (disk, path))
            {
                disk.Opened(path);
                Open[(nint)file] = new Held(disk, path, file->Methods);
                file->Methods = InPlaceOf(file->Methods);
            }

            return result;
        }

        // A log that is deleted is to SQLite one of no length.
        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int DeleteFile(Vfs* vfs, nint name, int isDirectorySynchronised) =>
            DiskOf(name) is not var (disk, path) || disk.Truncate(path, 0) ? Own->Delete(Own, name, isDirectorySynchronised) : InputOutputError;

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int CloseFile(nint file)
        {
            Open.TryRemove(file, out var held);
            return held!.Methods->Close(file);
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int ReadFile(nint file, nint into, int count, long offset)
        {
            var held = Open[file];
            return held.Disk.IsOff ? InputOutputError : held.Methods->Read(file, into, count, offset);
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int WriteFile(nint file, nint from, int count, long offset)
        {
            var held = Open[file];
            return held.Disk.Write(held.Path, offset, new ReadOnlySpan<byte>((void*)from, count)) ? held.Methods->Write(file, from, count, offset) : InputOutputError;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int TruncateFile(nint file, long size)
        {
            var held = Open[file];
            return held.Disk.Truncate(held.Path, size) ? held.Methods->Truncate(file, size) : InputOutputError;
        }

        [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
        private static int SyncFile(nint file, int flags)
        {
            var held = Open[file];
            return held.Disk.Synchronise(held.Path) ? Ok : InputOutputError;
        }

        private static Methods* InPlaceOf(Methods* theirs)
        {
            lock (Tables)
            {
                if (!Tables.TryGetValue((nint)theirs, out var table))
                {
                    var ours = (Methods*)NativeMemory.Alloc((nuint)sizeof(Methods));
                    *ours = *theirs;
                    ours->Close = &CloseFile;
                    ours->Read = &ReadFile;
                    ours->Write = &WriteFile;
                    ours->Truncate = &TruncateFile;
                    ours->Sync = &SyncFile;
                    Tables.Add((nint)theirs, table = (nint)ours);
                }

                return (Methods*)table;
            }
        }

        private static (FrailDisk Disk, string Path)? DiskOf(nint name) =>
            Marshal.PtrToStringUTF8(name) is { } path && Disks.Keys.FirstOrDefault(d => d.Holds(path)) is { } disk ? (disk, path) : null;

        [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
        [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
        private static partial Vfs* Find(string? name);

        [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
        [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
        private static partial int Register(Vfs* vfs, int isDefault);

        private sealed class Held(FrailDisk disk, string path, Methods* methods)
        {
            public FrailDisk Disk => disk;

            public string Path => path;

            public Methods* Methods => methods;
        }

        // sqlite3_vfs, sqlite3_file and sqlite3_io_methods of sqlite3.h.
#pragma warning disable CS0649 // SQLite fills them in.
        [StructLayout(LayoutKind.Sequential)]
        private struct Vfs
        {
            public int Version;
            public int FileSize;
            public int LongestPath;
            public nint Next;
            public nint Name;
            public nint Data;
            public delegate* unmanaged[Cdecl]<Vfs*, nint, Opened*, int, int*, int> Open;
            public delegate* unmanaged[Cdecl]<Vfs*, nint, int, int> Delete;
            public Rest Others;

            [InlineArray(14)]
            public struct Rest
            {
                public nint Function;
            }
        }

        [StructLayout(LayoutKind.Sequential)]
        private struct Opened
        {
            public Methods* Methods;
        }

        [StructLayout(LayoutKind.Sequential)]
        private struct Methods
        {
            public int Version;
            public delegate* unmanaged[Cdecl]<nint, int> Close;
            public delegate* unmanaged[Cdecl]<nint, nint, int, long, int> Read;
            public delegate* unmanaged[Cdecl]<nint, nint, int, long, int> Write;
            public delegate* unmanaged[Cdecl]<nint, long, int> Truncate;
            public delegate* unmanaged[Cdecl]<nint, int, int> Sync;
            public Rest Others;

            [InlineArray(13)]
            public struct Rest
            {
                public nint Function;
            }
        }
#pragma warning restore CS0649
    }
}

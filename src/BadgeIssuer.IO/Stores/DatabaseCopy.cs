using BadgeIssuer.IO.Publishing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>Writes a LiteDB file anew, so that nothing is left in it of what was deleted.</summary>
/// <remarks>
/// LiteDB leaves deleted and replaced values in its pages until something else is written there, and its own rebuild
/// fails on healthy files (its issue 2827; measured). A copy, document by document, holds what the collections hold and
/// nothing else.
/// </remarks>
internal static class DatabaseCopy
{
    private const int BatchSize = 1000;

    /// <summary>Copies a database and puts the copy in its place; the database is closed.</summary>
    /// <param name="database">The database; it is disposed of.</param>
    /// <param name="path">Its file.</param>
    /// <param name="without">A collection that is left out.</param>
    public static void Rewrite(LiteDatabase database, string path, string without)
    {
        var copy = Path.ChangeExtension(path, null) + "-copy.db";
        File.Delete(copy);
        File.Delete(LogOf(copy));
        using (database)
        {
            Write(database, copy, without);
        }

        // The old log first is safe: closing the database has moved everything from it into the file.
        File.Delete(LogOf(path));
        File.Move(copy, path, overwrite: true);
        DurableFolders.Sync(Path.GetDirectoryName(path)!);
    }

    private static void Write(LiteDatabase from, string path, string without)
    {
        OwnerOnlyFile.Prepare(path);
        using (var to = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct }))
        {
            foreach (var name in from.GetCollectionNames().Where(name => name != without))
            {
                var target = to.GetCollection(name);
                foreach (var batch in from.GetCollection(name).FindAll().Chunk(BatchSize))
                {
                    target.Insert(batch);
                }
            }

            to.Checkpoint();
        }

        File.Delete(LogOf(path));
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static string LogOf(string path) => Path.ChangeExtension(path, null) + "-log.db";
}

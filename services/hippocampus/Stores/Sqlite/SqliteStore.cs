using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Robotics.Hippocampus.Stores.Sqlite;

/// <summary>The memory log in one SQLite file: write-ahead log, synchronous FULL, so that what was acknowledged survives a power cut.</summary>
/// <remarks>One connection, guarded: calls from several threads take turns. Another process may read the file at the same time.</remarks>
public sealed class SqliteStore : IMemoryStore
{
    private const int SchemaVersion = 1;
    private const string Columns = "sequence, id, kind, task, step, ticks, subject, topic, succeeded, cause, steps, details";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private SqliteStore(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: the folder cannot be made or written. DataLoss: the file is damaged or of a later version; it is left as it is.</exception>
    public static SqliteStore Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"The memory's folder for {path} cannot be made: {e.Message}", e);
        }

        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Prepare(connection, path);
            return new SqliteStore(path, connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Failure(path, e);
        }
    }

    public async ValueTask<StoredEvent> AppendAsync(MemoryEvent e, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            using SqliteCommand insert = _connection.CreateCommand();
            insert.CommandText = """
                INSERT INTO events (id, kind, task, step, ticks, subject, topic, succeeded, cause, steps, details)
                VALUES ($id, $kind, $task, $step, $ticks, $subject, $topic, $succeeded, $cause, $steps, $details)
                ON CONFLICT(id) DO NOTHING
                """;
            Bind(insert, e);
            insert.ExecuteNonQuery();
            using SqliteCommand read = _connection.CreateCommand();
            read.CommandText = $"SELECT {Columns} FROM events WHERE id = $id";
            read.Parameters.AddWithValue("$id", e.Id.Value);
            using SqliteDataReader row = read.ExecuteReader();
            row.Read();
            return Read(row);
        }
        catch (SqliteException failure)
        {
            throw Failure(_path, failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async IAsyncEnumerable<StoredEvent> ReadAsync(long afterSequence, [EnumeratorCancellation] CancellationToken ct)
    {
        List<StoredEvent> events = [];
        await _gate.WaitAsync(ct);
        try
        {
            using SqliteCommand read = _connection.CreateCommand();
            read.CommandText = $"SELECT {Columns} FROM events WHERE sequence > $after ORDER BY sequence";
            read.Parameters.AddWithValue("$after", afterSequence);
            using SqliteDataReader rows = read.ExecuteReader();
            while (rows.Read()) events.Add(Read(rows));
        }
        catch (SqliteException failure)
        {
            throw Failure(_path, failure);
        }
        finally
        {
            _gate.Release();
        }

        foreach (StoredEvent stored in events) yield return stored;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _gate.Dispose();
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;");
        using SqliteCommand version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        long found = (long)version.ExecuteScalar()!;
        if (found > SchemaVersion)
            throw new RoboticsException(ErrorCode.DataLoss, $"The memory {path} has schema {found}; this program reads up to {SchemaVersion}. It was left as it is.");
        Execute(connection, $"""
            CREATE TABLE IF NOT EXISTS events (
              sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL, task TEXT NOT NULL, step INTEGER NOT NULL,
              ticks INTEGER NOT NULL, subject TEXT NOT NULL, topic TEXT NOT NULL, succeeded INTEGER, cause INTEGER NOT NULL, steps INTEGER NOT NULL,
              details TEXT NOT NULL);
            PRAGMA user_version = {SchemaVersion};
            """);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand insert, MemoryEvent e)
    {
        insert.Parameters.AddWithValue("$id", e.Id.Value);
        insert.Parameters.AddWithValue("$kind", (int)e.Kind);
        insert.Parameters.AddWithValue("$task", e.At.TaskId);
        insert.Parameters.AddWithValue("$step", e.At.Step);
        insert.Parameters.AddWithValue("$ticks", e.At.Time.Ticks);
        insert.Parameters.AddWithValue("$subject", e.Subject);
        insert.Parameters.AddWithValue("$topic", e.Topic);
        insert.Parameters.AddWithValue("$succeeded", e.Succeeded is bool well ? (well ? 1 : 0) : DBNull.Value);
        insert.Parameters.AddWithValue("$cause", (int)e.Cause);
        insert.Parameters.AddWithValue("$steps", e.Steps);
        insert.Parameters.AddWithValue("$details", e.Details);
    }

    private static StoredEvent Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new MemoryEvent
        {
            Id = new MemoryId(row.GetString(1)),
            Kind = (MemoryKind)row.GetInt32(2),
            At = new TaskStep(row.GetString(3), row.GetInt64(4), TimeSpan.FromTicks(row.GetInt64(5))),
            Subject = row.GetString(6),
            Topic = row.GetString(7),
            Succeeded = row.IsDBNull(8) ? null : row.GetInt32(8) != 0,
            Cause = (Cause)row.GetInt32(9),
            Steps = row.GetInt64(10),
            Details = row.GetString(11),
        });

    // 8: read-only, 11: corrupt, 14: cannot open, 26: not a database.
    private static RoboticsException Failure(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        11 or 26 => new RoboticsException(ErrorCode.DataLoss, $"The memory {path} is damaged ({e.Message}). It was left as it is; move it away to start anew.", e),
        8 or 14 => new RoboticsException(ErrorCode.InvalidArgument, $"The memory {path} cannot be written: {e.Message}", e),
        _ => new RoboticsException(ErrorCode.Unavailable, $"The memory {path} did not answer: {e.Message}", e),
    };
}

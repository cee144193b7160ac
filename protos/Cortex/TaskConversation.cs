using System.Threading.Channels;
using Grpc.Core;
using Robotics.Protos.Mapping;

namespace Robotics.Protos.Cortex;

/// <summary>The cortex's side of one task: tells its events, asks the person beside the caller. A caller that has gone cancels the task and is told nothing more.</summary>
internal sealed class TaskConversation(
    IAsyncStreamReader<V1.RunTaskRequest> requests, IServerStreamWriter<V1.RunTaskResponse> responses, CancellationTokenSource task) : ITaskSupervisor, IDisposable
{
    private static readonly TimeSpan BetweenSignsOfLife = TimeSpan.FromSeconds(1);

    /// <summary>A caller that deals with an event for longer stands still, and the task does not wait for ever. A person who is asked may take any time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly WriteOptions Later = new(WriteFlags.BufferHint);

    private readonly EventWriter _events = new();
    private readonly Channel<V1.RunTaskRequest> _heard = Channel.CreateUnbounded<V1.RunTaskRequest>();
    private long _told;
    private long _acknowledged;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private bool _gone;

    public void Dispose() => _writing.Dispose();

    /// <summary>Listens until the caller says no more.</summary>
    public async Task ListenAsync(CancellationToken ct)
    {
        try
        {
            while (await requests.MoveNext(ct))
            {
                if (requests.Current.KindCase == V1.RunTaskRequest.KindOneofCase.Cancel) await task.CancelAsync();
                else _heard.Writer.TryWrite(requests.Current);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The caller has gone: what follows is the same as if it had ended the stream.
        }
        finally
        {
            _heard.Writer.TryComplete();
        }
    }

    /// <summary>Says again and again that the task goes on, until cancelled: a caller that hears nothing gives the cortex up.</summary>
    public async Task SayAliveAsync(CancellationToken ct)
    {
        using PeriodicTimer timer = new(BetweenSignsOfLife, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(ct)) await SayAsync(new() { Alive = new() }, ct);
        }
        catch (OperationCanceledException)
        {
            // The task has ended.
        }
    }

    /// <summary>Tells an event. Waits until it was dealt with, unless it is a control step: those come in windows.</summary>
    public async ValueTask TellAsync(TaskEvent e, CancellationToken ct)
    {
        // Steps come in windows: they leave with the verdict that follows.
        await SayAsync(new() { Event = _events.ToWire(e) }, ct, e is ControlStepped ? Later : null);
        _told++;
        while (e is not (ControlStepped or TaskEnded) && !_gone && _acknowledged < _told)
        {
            if (await HearAsync(Patience) is { KindCase: V1.RunTaskRequest.KindOneofCase.Acknowledged } heard) _acknowledged = heard.Acknowledged;
        }
    }

    public async ValueTask WaitWhilePausedAsync(CancellationToken ct)
    {
        await SayAsync(new() { MayGoOn = new() }, ct);
        await HearAsync(V1.RunTaskRequest.KindOneofCase.GoOn);
        ct.ThrowIfCancellationRequested();
    }

    public async ValueTask<string?> AskAsync(Question question, CancellationToken ct)
    {
        await SayAsync(new() { Ask = question.ToWire() }, ct);
        V1.RunTaskRequest? heard = await HearAsync(V1.RunTaskRequest.KindOneofCase.Answer);
        ct.ThrowIfCancellationRequested();
        return heard?.Answer is { HasText: true } answer ? answer.Text : null;
    }

    private async ValueTask SayAsync(V1.RunTaskResponse response, CancellationToken ct, WriteOptions? how = null)
    {
        if (_gone) return;
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            responses.WriteOptions = how;
            await responses.WriteAsync(response, ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            await LoseAsync();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<V1.RunTaskRequest?> HearAsync(V1.RunTaskRequest.KindOneofCase kind)
    {
        while (!_gone)
        {
            if (await HearAsync(Timeout.InfiniteTimeSpan) is { } heard && heard.KindCase == kind) return heard;
        }

        return null;
    }

    private async ValueTask<V1.RunTaskRequest?> HearAsync(TimeSpan patience)
    {
        try
        {
            if (_heard.Reader.TryRead(out V1.RunTaskRequest? heard)) return heard;
            if (await _heard.Reader.WaitToReadAsync().AsTask().WaitAsync(patience, TimeProvider.System) && _heard.Reader.TryRead(out heard)) return heard;
        }
        catch (TimeoutException)
        {
            // He stands still.
        }

        await LoseAsync();
        return null;
    }

    private async ValueTask LoseAsync()
    {
        _gone = true;
        await task.CancelAsync();
    }
}

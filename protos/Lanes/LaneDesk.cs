using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Robotics.Protos.Lanes;

/// <summary>Brings the lanes that callers open together with the calls that they were offered to. Thread-safe.</summary>
internal sealed class LaneDesk
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Socket>> _expected = new(StringComparer.Ordinal);

    /// <summary>Whether callers can open lanes here.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Expects a lane; whoever opens it shows the ticket.</summary>
    public Place Reserve()
    {
        Place place = new(this, RandomNumberGenerator.GetHexString(LaneListener.TicketLength));
        _expected[place.Ticket] = place.Lane;
        return place;
    }

    /// <summary>Whether somebody waits for the lane.</summary>
    public bool Bring(string ticket, Socket lane) => _expected.TryRemove(ticket, out TaskCompletionSource<Socket>? place) && place.TrySetResult(lane);

    /// <summary>A lane that is expected.</summary>
    internal sealed class Place(LaneDesk desk, string ticket) : IDisposable
    {
        public string Ticket { get; } = ticket;

        internal TaskCompletionSource<Socket> Lane { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Waits for it.</summary>
        /// <exception cref="TimeoutException">It did not come.</exception>
        public Task<Socket> ComesAsync(TimeSpan patience, CancellationToken ct) => Lane.Task.WaitAsync(patience, TimeProvider.System, ct);

        /// <summary>It is not expected any more.</summary>
        public void Dispose()
        {
            desk._expected.TryRemove(Ticket, out _);
            if (!Lane.TrySetCanceled() && Lane.Task.IsCompletedSuccessfully) Lane.Task.Result.Dispose();
        }
    }
}

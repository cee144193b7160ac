using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Transport;

/// <summary>Takes one request or one reply, as a <see cref="SampleHandler"/> does.</summary>
/// <param name="id">Which; a server gives it back with the reply.</param>
/// <param name="reader">The fields.</param>
internal delegate void RequestHandler(RequestId id, ref CdrReader reader);

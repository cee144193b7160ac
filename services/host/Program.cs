using Robotics.Host.Commands;

return await RoboticsCommandLine.InvokeAsync(args);
